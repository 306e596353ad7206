#!/usr/bin/python3
"""The form server, as the tests and the forms use it. Run: python3 -m unittest discover Tests/Forms"""

import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.error
import urllib.request

FOLDER = pathlib.Path(__file__).resolve().parent


class FormServerTests(unittest.TestCase):
    def setUp(self):
        self.own = tempfile.TemporaryDirectory()
        self.outside = tempfile.NamedTemporaryFile(suffix=".html")
        pages = pathlib.Path(self.own.name)
        (pages / "side.html").write_text("<p>æ</p>", encoding="utf-8")
        (pages / "data.csv").write_text("a;b\n")
        (pages / "link.html").symlink_to(self.outside.name)
        command = [sys.executable, FOLDER / "form-server.py", "--pages", pages]
        self.server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.base = f"http://127.0.0.1:{int(self.server.stdout.readline())}"

    def tearDown(self):
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()
        self.outside.close()
        self.own.cleanup()

    def ask(self, path, method="GET", content=None):
        body = None if content is None else json.dumps(content).encode()
        with urllib.request.urlopen(urllib.request.Request(self.base + path, body, method=method)) as answer:
            return json.load(answer)

    def test_report_is_merged_with_earlier_ones(self):
        self.ask("/state", "POST", {"navn": "Ida", "cpr": ""})
        self.ask("/state", "POST", {"cpr": "610185-0002"})
        self.assertEqual(self.ask("/state"), {"version": 2, "state": {"navn": "Ida", "cpr": "610185-0002"}})

    def test_report_replaces_earlier_ones_when_fresh(self):
        self.ask("/state", "POST", {"navn": "Ida"})
        self.ask("/state?fresh=1", "POST", {"navn": ""})
        self.assertEqual(self.ask("/state"), {"version": 2, "state": {"navn": ""}})

    def test_forms_are_kept_apart_by_name(self):
        self.ask("/state?form=a", "POST", {"navn": "Ida"})
        self.assertEqual(self.ask("/state?form=b"), {"version": 0, "state": {}})
        self.assertEqual(self.ask("/state?form=a")["version"], 1)

    def test_held_request_is_answered_by_the_next_report(self):
        self.ask("/state", "POST", {"navn": ""})
        answers = []
        waiting = threading.Thread(target=lambda: answers.append(self.ask("/state?since=1")))
        waiting.start()
        self.ask("/state", "POST", {"navn": "Æ€🙂"})
        waiting.join(timeout=20)
        self.assertEqual(answers, [{"version": 2, "state": {"navn": "Æ€🙂"}}])

    def test_held_request_ends_with_the_old_version_after_its_time(self):
        self.assertEqual(self.ask("/state?since=0&within=0.05"), {"version": 0, "state": {}})

    def test_delete_forgets_but_counts_on(self):
        self.ask("/state", "POST", {"navn": "Ida"})
        self.ask("/state", "DELETE")
        self.assertEqual(self.ask("/state"), {"version": 2, "state": {}})

    def test_pages_are_served_and_never_cached(self):
        with urllib.request.urlopen(self.base + "/forberedende-plan.html?report=1") as answer:
            self.assertEqual(answer.headers["Cache-Control"], "no-store")
            self.assertIn("<title>Forberedende plan - Plansystemet</title>", answer.read().decode())

    def test_own_pages_report_and_other_files_stay_as_they_are(self):
        with urllib.request.urlopen(self.base + "/egne/side.html?report=x") as answer:
            page = answer.read().decode()
        self.assertTrue(page.startswith("<p>æ</p>") and 'src="/egen-side.js"' in page)
        with urllib.request.urlopen(self.base + "/egne/data.csv") as answer:
            self.assertEqual(answer.read(), b"a;b\n")

    def test_nothing_outside_the_folder_is_an_own_page(self):
        for name in ("link.html", "../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "%2Fetc/passwd", "ingen.html"):
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(self.base + "/egne/" + name)
            self.assertEqual(refused.exception.code, 404, name)
            refused.exception.close()

    def test_malformed_report_is_refused(self):
        for content in ("[1]", "{", '"text"'):
            request = urllib.request.Request(self.base + "/state", content.encode(), method="POST")
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request)
            self.assertEqual(refused.exception.code, 400)
            refused.exception.close()


if __name__ == "__main__":
    unittest.main()
