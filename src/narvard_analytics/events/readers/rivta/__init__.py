"""Answers of the Swedish service contracts (RIV-TA): GetCareContacts 2 and 3, and GetCarePlans 2."""
