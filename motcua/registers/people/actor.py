"""Who acts: a small value that every act and query is given."""

from dataclasses import dataclass, field

from django.db import connection

from motcua.registers.people.roles import Kind, Role


@dataclass(frozen=True)
class PostView:
    """A post as the permission table sees it."""

    agency_id: int
    agency_path: str
    agency_name: str
    role: Role
    title: str = ""


@dataclass(frozen=True)
class Actor:
    """Someone who acts or asks: an officer with posts, a citizen with a person, a system, or nobody in particular.

    Of a system, `scopes` are the verbs of its key and `reach` the path beneath which they hold; empty: the province.
    `identified_by` is the provider of identity by which this session was entered, and `assurance` its level; empty and
    0 for who came in by a password.
    """

    id: int | None
    name: str
    kind: Kind | None = None
    posts: tuple[PostView, ...] = ()
    person_id: int | None = None
    scopes: frozenset[str] = field(default_factory=frozenset)
    reach: str = ""
    language: str = "vi"
    identified_by: str = ""
    assurance: int = 0

    @property
    def known(self) -> bool:
        """True for anyone who has signed in."""
        return self.id is not None

    @property
    def officer(self) -> bool:
        """True when the actor holds at least one post."""
        return bool(self.posts)

    def has(self, *roles: Role) -> bool:
        """True when the actor holds one of these roles anywhere."""
        return any(post.role in roles for post in self.posts)

    @property
    def agency_ids(self) -> frozenset[int]:
        """The agencies in which the actor holds a post."""
        return frozenset(post.agency_id for post in self.posts)


ANONYMOUS = Actor(id=None, name="Khách")
HOUSE = Actor(id=None, name="Hệ thống Một Cửa", kind=Kind.SYSTEM)

_ASK = """
SELECT a.id, a.full_name, a.kind, a.language, person.id,
       coalesce(json_agg(json_build_array(u.id, u.path, u.short_name, p.role, p.title) ORDER BY p.id)
                FILTER (WHERE p.id IS NOT NULL), '[]') AS posts
  FROM people_account a
  LEFT JOIN people_person person ON person.account_id = a.id
  LEFT JOIN people_post p ON p.account_id = a.id AND p.last_day IS NULL
  LEFT JOIN people_agency u ON u.id = p.agency_id
 WHERE a.id = %s AND a.is_active
 GROUP BY a.id, person.id
"""


def actor_for(account_id: int) -> Actor | None:
    """The actor behind an account, or nothing when it is closed. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [account_id])
        row = cursor.fetchone()
    if row is None:
        return None
    number, name, kind, language, person_id, posts = row
    return Actor(
        id=number,
        name=name,
        kind=Kind(kind),
        person_id=person_id,
        language=language,
        posts=tuple(PostView(post[0], post[1], post[2], Role(post[3]), post[4]) for post in posts),
    )
