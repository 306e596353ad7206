import Testing

@testable import HotKeyDefinition

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("standardtekster/*", "standardtekster/navn-titel.md"),
    ("standardtekster/navn-*.md", "standardtekster/navn-titel.md"),
    ("*.yaml", "eget.yaml"), ("*", "eget.yaml"), ("a*b*c", "aXbYc"), ("a*b*c", "abbc"),
    ("**/hilsen.md", "hilsen.md"), ("**/hilsen.md", "breve/korte/hilsen.md"),
    ("breve/**", "breve/korte/hilsen.md"), ("**", "breve/hilsen.md"),
    ("breve/**/hilsen.md", "breve/hilsen.md"),
  ])
  func pattern_matches(_ pattern: String, _ path: String) throws {
    #expect(try #require(PathPattern(pattern)).matches(path))
  }

  @Test(arguments: [
    ("standardtekster/*", "standardtekster/korte/navn.md"),
    ("standardtekster/*", "andet/standardtekster/navn.md"),
    ("standardtekster", "standardtekster/x"),
    ("*.yaml", "breve/eget.yaml"), ("a*a", "a"), ("navn.md", "navn.mdx"),
    ("breve/**", "breve"), ("**/hilsen.md", "breve/hilsen.txt"), ("a*b*c", "acb"),
  ])
  func pattern_doesNotMatch(_ pattern: String, _ path: String) throws {
    #expect(try #require(PathPattern(pattern)).matches(path) == false)
  }

  @Test(arguments: ["", "/standardtekster/*", "standardtekster/", "a//b", "../x", "./x", "a/../b"])
  func pattern_isRefused_whenNoPathIsWrittenSo(_ pattern: String) {
    #expect(PathPattern(pattern) == nil)
  }
}
