"""What is asked of what the house keeps: ledger, packs, papers, the account of exchange."""
