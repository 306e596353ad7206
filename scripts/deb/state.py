"""What a form of the tests holds, as its server tells it."""

import http.client
import json


def state(port, since, form):
    """What the form holds, as soon as it is newer."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", f"/state?since={since}&form={form}")
    answer = json.load(connection.getresponse())
    return answer["version"], answer["state"]
