#!/usr/bin/env bash
# translations.sh LUPDATE FOLDER: every text of the studio is in vitrine_zh_CN.ts, translated, and every text with a
# number (%n) in vitrine_en.ts, in both of English's forms. Works on copies in FOLDER.
set -u
cd "$(dirname "$0")/../.." || exit 2
lupdate=$1 folder=$2
mkdir -p "$folder"

# check FILE [OPTION ...]: what lupdate finds for it is translated.
check() {
    local copy=$folder/$1 texts found
    cp "resources/translations/$1" "$copy" || return 1
    "$lupdate" -silent -I . -no-obsolete -locations none -tr-function-alias QT_TRANSLATE_NOOP+=VITRINE_TEXT -extensions cpp,h \
        "${@:2}" widgets app core -ts "$copy" || return 1
    texts=$(grep -c '<source>' "$copy")
    ((texts)) || { echo "lupdate found no texts at all for $1"; return 1; }
    found=$(perl -0777 -ne 'while (m{<source>((?:(?!</source>).)*)</source>((?:(?!</message>).)*)</message>}gs) {
        my ($source, $rest) = ($1, $2);
        print "$source\n" if $rest =~ /type="unfinished"/ || $rest =~ m{<translation>\s*</translation>|<translation/>|<numerusform>\s*</numerusform>|<numerusform/>} }' "$copy")
    [[ -z $found ]] && { echo "$1: $texts texts, all translated"; return 0; }
    echo "$found" | head -50
    echo "$1: $(echo "$found" | wc -l) lines of $texts texts have no translation: run ninja update_translations and translate them"
    return 1
}

failed=0
check vitrine_zh_CN.ts || failed=1
check vitrine_en.ts -pluralonly || failed=1
exit $failed
