"""The soak: a throwaway province owes all it has, everything goes wrong, and in the end both sides are compared.

Source: decision 0510
"""
