"""A national portal to practise with: takes what provinces send, checks it, keeps all of it, and fails when told to.

It stands outside the six floors and knows nothing of the house but the law. `motcua simulator` starts it;
docs/how-to/practise-with-a-national-portal.md tells its wire, its codes and its faults.
"""
