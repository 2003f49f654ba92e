"""Time in hospital after the notice that the patient is ready to leave (utskrivningsklar): three definitions.

The mean of a municipality's payment counts persons and may count day 0, the waiting-time database counts stays with at
least one day, and Norway gives all of a year's stays to one municipality. Their denominators differ: never compare.
"""

from narvard_analytics.indicators.discharge_ready import beds, days, norwegian

INDICATORS = (days.INDICATOR, beds.INDICATOR, norwegian.INDICATOR)
