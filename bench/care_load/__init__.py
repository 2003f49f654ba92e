"""A made-up hospital region of care across the border: 1.4 million persons, 200 000 ways home, 10 000 of them open."""

from bench.care_load.cases import load_cases
from bench.care_load.persons import load_persons
from bench.care_load.place import Place, load_place

__all__ = ["Place", "load_cases", "load_persons", "load_place"]
