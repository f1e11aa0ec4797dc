"""Files that readers take away: tables, map layers, an interactive sheet, a slide. All carry their caveats."""
