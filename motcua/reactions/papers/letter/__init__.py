"""The letter that answers a petition, laid out as Decree 30/2020 has official letters."""
