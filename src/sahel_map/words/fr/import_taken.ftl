import-taken-encoding = Lu comme { $encoding }
import-taken-separator = Séparateur : { $separator ->
    [comma] virgule
    [semicolon] point-virgule
    [tab] tabulation
    [bar] barre
   *[other] { $separator }
 }
import-taken-nul = { $n } caractères NUL ont été retirés
import-taken-damaged-bytes = { $n } octets endommagés ne sont pas des lettres dans cet encodage et figurent comme U+FFFD ; comparer le fichier
import-taken-header = En-têtes trouvés à la ligne { $row }{ $n ->
    [0] {""}
    [one]  ; une ligne au-dessus, qui n’est pas un événement, a été laissée
   *[other]  ; { $n } lignes au-dessus, qui ne sont pas des événements, ont été laissées
 }
import-taken-blank-rows = { $n ->
    [one] Une ligne vide a été passée : { $rows }
   *[other] { $n } lignes vides ont été passées : { $rows }
 }
import-taken-bare-rows = { $n } lignes ne contiennent que des séparateurs et ont été passées : { $rows }
import-taken-tags-unusable = { $n } étiquettes HXL ne peuvent pas servir : { $tags }
import-taken-tags-unknown = { $n } étiquettes HXL n’ont pas de sens ici, les en-têtes de leurs colonnes servent : { $tags }
import-taken-sheet = Feuille lue : { $name }{ $is_hidden ->
    [yes] {" "}(masquée dans le classeur)
   *[no] {""}
 }
import-taken-sheets-left = { $n } autres feuilles ou couches n’ont pas été lues : { $names }
import-taken-files-left = { $n ->
    [one] Un autre fichier de l’archive n’a pas été lu : { $names }
   *[other] { $n } autres fichiers de l’archive n’ont pas été lus : { $names }
 }
import-taken-tracks-left = { $n ->
    [one] Une trace ou route n’a pas été lue : seuls les points sont des événements
   *[other] { $n } traces et routes n’ont pas été lues : seuls les points sont des événements
 }
import-taken-links-left = { $n ->
    [one] Un lien vers un autre document (NetworkLink) n’a pas été suivi
   *[other] { $n } liens vers d’autres documents (NetworkLink) n’ont pas été suivis
 }
import-taken-no-dbf = Le shapefile n’a pas de table (.dbf) : seule sa géométrie a été lue
import-taken-formulas = { $n ->
    [one] Une cellule porte une formule sans valeur ou une erreur ; elle figure telle quelle
   *[other] { $n } cellules portent des formules sans valeur ou des erreurs ; elles figurent telles quelles
 } : { $found }. Ouvrir le classeur dans un tableur et l’enregistrer, pour que les valeurs y soient
import-taken-since-1904 = Les jours de ce classeur se comptent à partir de 1904
import-taken-speaks-of-survivors = { $n ->
    [one] Une fiche parle de violences sexuelles sans les nommer comme atteinte : son lieu est montré. Si elles ont eu lieu, les nommer comme atteinte
   *[other] { $n } fiches parlent de violences sexuelles sans les nommer comme atteinte : leurs lieux sont montrés. Là où elles ont eu lieu, les nommer comme atteinte
 }
import-taken-layer = Couche lue : { $name } ({ $n } entités)
import-taken-crs = Coordonnées reprojetées depuis { $crs }
import-taken-crs-none = Aucun système de coordonnées indiqué : pris comme des degrés (WGS 84)
import-taken-preset = Reconnu à ses en-têtes : { $name }
import-taken-terms = Les conditions de { $name } ne permettent pas de transmettre ses lignes : le jeu est marqué interne et reste sur cette machine
import-taken-date-order = Les dates telles que 03/04/2024 sont lues comme { $order ->
    [day-month] jour/mois
   *[other] mois/jour
 } ; la colonne elle-même le prouve
import-taken-date-order-given = Les dates telles que 03/04/2024 sont lues comme { $order ->
    [day-month] jour/mois
   *[other] mois/jour
 }, comme indiqué
import-taken-short-years = { $n } dates ont une année à deux chiffres : « { $found } » est lu { $day }
import-taken-serial-dates = { $n ->
    [one] Une date est un numéro de tableur ou de système
   *[other] { $n } dates sont des numéros de tableur ou de système
 } : « { $found } » est lu { $day }
import-taken-repaired-invisible = Des caractères invisibles ont été retirés de { $n } cellules
import-taken-repaired-escapes = Des échappements de classeur (_x000D_) ont été défaits dans { $n } cellules
import-taken-repaired-mojibake = Des lettres lues dans un mauvais encodage (MÃ©naka) ont été rétablies dans { $n } cellules
import-taken-decimal = Signe décimal : { $sign }
import-taken-deaths-aside = La colonne « { $column } » ({ $n } lignes) compte tous les morts, ou ne dit pas lesquels ; elle est mise de côté et n’est pas montrée comme des civils
import-taken-parties-aside = La colonne « { $column } » ({ $n } lignes) nomme des parties ; elles sont mises de côté et ne sont accusées de rien
import-taken-sides-aside = { $n } lignes sont des combats : aucun camp n’est accusé des civils qui y sont morts ; les deux sont mis de côté
import-taken-figure-words = Colonne « { $column } » : { $n ->
    [one] une cellule ne porte pas de décompte lisible ; non rapporté, ce qu’elle porte figure dans les notes
   *[other] { $n } cellules ne portent pas de décompte lisible ; non rapporté, ce qu’elles portent figure dans les notes
 } : { $found }
import-taken-not-reported = Colonne « { $column } » : { $n ->
    [one] une cellule dit que rien n’est rapporté (NA, inconnu, -)
   *[other] { $n } cellules disent que rien n’est rapporté (NA, inconnu, -)
 }
import-taken-zero-killing = Colonne « { $column } » : { $n ->
    [one] une ligne dit des morts et 0 tué ; le décompte est laissé, la fiche reste
   *[other] { $n } lignes disent des morts et 0 tué ; le décompte est laissé, la fiche reste
 }
import-taken-parts-of-killed = { $n } lignes comptent des femmes ou des enfants tués sans total ; ils figurent comme « au moins » du total
import-taken-pcodes = Les P-codes de la colonne « { $column } » ({ $n } lignes) sont ceux de { $scheme }
import-taken-placed-by-hand = { $n } lignes ont été placées selon le choix d’une personne
import-taken-protected = { $n } fiches de violences sexuelles, ou d’autres atteintes nommées dans les réglages, restent au niveau de la région, sans texte plus précis
import-taken-duplicates = { $n } lignes en { $groups } groupes sont sans doute des doublons (mêmes jour, lieu, acteur et chiffre) ; toutes sont gardées.{ $example ->
    [none] {""}
   *[other] {" "}Le premier : { $example }
 }
import-taken-unit-and-point = { $n } lignes nomment une autre unité que celle où se trouve leur point ; les deux sont gardées, avec une note
import-taken-no-address = { $n } adresses de sources ne sont pas des adresses du web et sont mises de côté
import-taken-no-publication-day = { $n } dates de publication sont illisibles et mises de côté
