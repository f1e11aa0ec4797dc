"""Streamlit's own words in French, some in plainer English: closed lists, and the script that puts them in place.

Streamlit has no setting for the language of its menus, tooltips and messages. The script replaces a text or a label
only where the whole of it is a word of the list, so nothing of ours is touched; going back to English undoes it.
"""

from __future__ import annotations

import json

__all__ = ["ENGLISH", "FRENCH", "script_for"]

_NO_PAGE = "The page that you have requested does not seem to exist. Running the app's main page."
#: What Streamlit says to nobody but its programmers.
ENGLISH = {_NO_PAGE: "There is no page at this address. This is the map, the first page."}
FRENCH = {
    "Accounting": "Comptable",
    "Add filter": "Ajouter un filtre",
    "App pages": "Pages de l’application",
    "Automatic": "Automatique",
    "Autosize": "Ajuster la largeur",
    "Average": "Moyenne",
    "Average length": "Longueur moyenne",
    "Based on sample": "D’après un échantillon",
    "Browse files": "Choisir un fichier",
    "Calendar": "Calendrier",
    "Cancel": "Annuler",
    "Choose an option": "Choisir",
    "Choose options": "Choisir plusieurs",
    "Clear all": "Tout effacer",
    "Clear entry": "Effacer",
    "Clear selection": "Effacer la sélection",
    "Clear value": "Effacer",
    "Close": "Fermer",
    "Close Search": "Fermer la recherche",
    "Close fullscreen": "Quitter le plein écran",
    "Collapse sidebar": "Replier le menu",
    "Compact": "Abrégé",
    "Connecting": "Connexion",
    "Connection error": "Erreur de connexion",
    "Copied": "Copié",
    "Copied!": "Copié !",
    "Copy": "Copier",
    "Copy Vega-Lite spec": "Copier la description du graphique",
    "Copy column name": "Copier le nom de la colonne",
    "Copy to clipboard": "Copier",
    "Count": "Nombre",
    "Dataframe column menu": "Menu de la colonne",
    "Decrement": "Diminuer",
    "Dismiss": "Fermer",
    "Distinct": "Valeurs distinctes",
    "Download as CSV": "Télécharger en CSV",
    "Download as PNG": "Télécharger en PNG",
    "Drag and drop a file here": "Glissez un fichier ici",
    "Drag and drop file here": "Glissez un fichier ici",
    "Duration": "Durée",
    "Empty": "Vide",
    "Expand sidebar": "Déplier le menu",
    "Fullscreen": "Plein écran",
    "Get help": "Aide",
    "Help": "Aide",
    "Hide column": "Masquer la colonne",
    "Hide password": "Masquer le mot de passe",
    "Increment": "Augmenter",
    "Link to heading": "Lien vers ce titre",
    "Localized": "Selon la langue",
    "Main menu": "Menu principal",
    "Maximum length": "Longueur maximale",
    "Median": "Médiane",
    "Minimum length": "Longueur minimale",
    "Next Result": "Résultat suivant",
    "No data": "Aucune donnée",
    "No options to select.": "Rien à choisir.",
    "No results": "Aucun résultat",
    "Open": "Ouvrir",
    "Page not found": "Page introuvable",
    "Percent": "Pourcentage",
    "Pin column": "Épingler la colonne",
    "Plain": "Sans mise en forme",
    "Press Enter to apply": "Entrée pour valider",
    "Previous Result": "Résultat précédent",
    "Print": "Imprimer",
    "Remove": "Retirer",
    "Rerun": "Relancer",
    "Running...": "En cours…",
    "Scientific": "Scientifique",
    "Search": "Rechercher",
    "Select all": "Tout choisir",
    "Selected values": "Valeurs choisies",
    "Settings": "Réglages",
    "Show chart": "Afficher le graphique",
    "Show data": "Afficher les données",
    "Show password": "Afficher le mot de passe",
    "Show/hide columns": "Afficher ou masquer des colonnes",
    "Skip to main content": "Aller au contenu principal",
    "Sort ascending": "Trier par ordre croissant",
    "Sort descending": "Trier par ordre décroissant",
    "Standard deviation": "Écart type",
    "Statistics": "Statistiques",
    "Stop": "Arrêter",
    "Sum": "Somme",
    _NO_PAGE: "Il n’y a pas de page à cette adresse. Voici la carte, la première page.",
    "Toggle fullscreen": "Plein écran",
    "Try again": "Réessayer",
    "Type to search": "Rechercher",
    "Unpin column": "Libérer la colonne",
    "Upload": "Téléverser",
    "Values": "Valeurs",
    "empty": "vide",
}

_SCRIPT = """
(() => {
  const french = %s, clearer = %s, isFrench = %s;
  const words = isFrench
    ? french
    : { ...Object.fromEntries(Object.entries(french).map(([english, text]) => [text, english])), ...clearer };
  const labels = ["aria-label", "title", "placeholder", "data-tooltip"];
  const said = (text) => {
    const plain = text.trim(), help = isFrench ? /^Help for (.+)$/ : /^Aide sur (.+)$/;
    if (Object.hasOwn(words, plain)) return words[plain];
    const found = plain.match(help);
    return found ? (isFrench ? "Aide sur " : "Help for ") + found[1] : undefined;
  };
  const mend = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = said(node.data);
      if (text !== undefined && text !== node.data) node.data = text;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const label of labels) {
        const text = node.hasAttribute(label) ? said(node.getAttribute(label)) : undefined;
        if (text !== undefined && text !== node.getAttribute(label)) node.setAttribute(label, text);
      }
    }
  };
  const mendAll = (root) => {
    mend(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) mend(walker.currentNode);
  };
  window.sahelMapWords?.disconnect();
  mendAll(document.body);
  if (!isFrench) return;
  window.sahelMapWords = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      mend(target);
      addedNodes.forEach(mendAll);
    }
  });
  window.sahelMapWords.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: labels,
  });
})();
"""


def script_for(language: str) -> str:
    """Return the script that puts Streamlit's words into French, or back into English."""
    lists = (json.dumps(words, ensure_ascii=False, sort_keys=True) for words in (FRENCH, ENGLISH))
    return _SCRIPT.strip() % (*lists, json.dumps(language == "fr"))
