"""An OpenID Connect provider on loopback: `python provider.py PORT PEOPLE`, people as a list in JSON.

The page it shows would ask a content network for its style; that line is taken out.
"""

import json
import os
import re
import sys

from oidc_provider_mock import User, app


def main(port, people):
    # Without this its library refuses to speak without TLS, which is between two processes of one test.
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    users = [User(sub=person.pop("sub"), claims=person) for person in people]
    provider = app(user_claims=users)

    @provider.after_request
    def without_foreign_style(response):
        if response.mimetype == "text/html":
            response.set_data(re.sub(r"<link[^>]*https://[^>]*>", "", response.get_data(as_text=True)))
        return response

    provider.run("127.0.0.1", port, use_reloader=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), json.loads(sys.argv[2]))
