import HotKeyDefinition

extension SchemaDocument {
  static let site = SchemaDocument(
    title: "Genvej site file",
    summary: "What the site has decided about shipped files and those of the users.",
    place: "/etc/genvej/site.yaml",
    root: .mapping(
      MappingSchema([
        .optional(
          "users-may-override", .oneOrMore(.scalar(.scalar, pattern: path)),
          "Files that users may have of their own, by path below HotKeys/ or Templates/; `*` and `**` are wild.",
          examples: [["standardtekster/*.md"]]),
        .optional(
          "leave-out", .oneOrMore(.scalar(.scalar, pattern: path)),
          "Shipped files that the site does not use, in the same way.",
          examples: [["maaling/*"]]),
      ])),
    mayBeEmpty: true)

  /// Names joined by `/`, none of them empty, `.` or `..`.
  private static let path: String = {
    let name = "(?![.]{1,2}(/|$))[^/]+"
    return "^\(name)(/\(name))*$"
  }()
}
