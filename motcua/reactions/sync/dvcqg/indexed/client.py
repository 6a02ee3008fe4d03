"""Speaks the second generation: the envelope of the first, with the fields of the index in every dossier."""

from motcua.reactions.sync.dvcqg import links
from motcua.reactions.sync.dvcqg.indexed import mapping
from motcua.reactions.sync.dvcqg.picture import Picture
from motcua.reactions.sync.dvcqg.session.client import SessionClient
from motcua.reactions.sync.ports import Json


class IndexedClient(SessionClient):
    """One site's account with the portal."""

    def message(self, picture: Picture) -> Json:
        """The dossier in the words of this generation."""
        there = self.account.arrives_as
        from_portal = bool(there and picture.facts and picture.facts[0].actor == there)
        return mapping.dossier(picture, from_portal=from_portal, link=links.of(self.account.files_at, picture.code))
