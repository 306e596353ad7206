/// One place that definitions come from: a folder of hot keys and a folder of standard texts.
///
/// - Shape: neither folder need exist.
package struct DefinitionLayer: Sendable, Equatable {
  /// Whose it is; what comes later stands above what comes before.
  package enum Owner: Sendable, CaseIterable { case shipped, site, user }

  package let owner: Owner
  package let hotKeys: String
  package let templates: String

  package init(_ owner: Owner, hotKeys: String, templates: String) {
    self.owner = owner
    self.hotKeys = hotKeys
    self.templates = templates
  }

  /// `HotKeys` and `Templates` below a folder.
  package init(_ owner: Owner, below folder: String) {
    self.init(owner, hotKeys: "\(folder)/HotKeys", templates: "\(folder)/Templates")
  }
}

/// Every place that definitions come from, and the site's rules on them.
///
/// - Shape: the lowest layer first. A file takes the place of one with the same path below the
///   folder of a lower layer.
/// - Source: Decisions/0015.
package struct DefinitionLayers: Sendable, Equatable {
  package let layers: [DefinitionLayer]
  /// The site's rules; `nil` where there are no layers to rule on.
  package let siteFile: String?

  /// One folder of hot keys and one of texts, and nothing else: a checkout, or folders somebody
  /// has named.
  package init(hotKeys: String, templates: String) {
    layers = [DefinitionLayer(.site, hotKeys: hotKeys, templates: templates)]
    siteFile = nil
  }

  /// - Parameters:
  ///   - shipped: the folder the package fills.
  ///   - site: the folder of the IT office, with its `site.yaml`.
  ///   - user: the folder of the user.
  package init(shipped: String, site: String, user: String) {
    layers = [
      DefinitionLayer(.shipped, below: shipped), DefinitionLayer(.site, below: site),
      DefinitionLayer(.user, below: user),
    ]
    siteFile = "\(site)/site.yaml"
  }

  private init(layers: [DefinitionLayer], siteFile: String?) {
    self.layers = layers
    self.siteFile = siteFile
  }

  var hasUsers: Bool { layers.contains { $0.owner == .user } }

  /// What the site and the package say by themselves.
  var withoutUsers: DefinitionLayers {
    DefinitionLayers(layers: layers.filter { $0.owner != .user }, siteFile: siteFile)
  }

  /// All folders and files whose change may change the definitions.
  package var watched: [String] {
    layers.flatMap { [$0.hotKeys, $0.templates] } + (siteFile.map { [$0] } ?? [])
  }
}
