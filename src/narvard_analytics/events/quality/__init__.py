"""How good a delivery is: how complete, how timely, how like the last one, and what was left out and why.

The report is for the deliverer, about its own data. It holds counts and shares, and the places of rejected rows in the
deliverer's files; never an identity number, a pseudonym or a row.
"""
