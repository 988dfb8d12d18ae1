#pragma once

#include <QList>

class QLabel;
class QWidget;

namespace vitrine {

class PlayBar;

/// What laboratories that play over a board have in common, from top to bottom.
struct BoardPage {
    PlayBar *bar = nullptr;
    QList<QWidget *> choosers; ///< of what the board shows
    QWidget *board = nullptr;
    QList<QWidget *> legends;
    QWidget *strip = nullptr; ///< may be null
    QLabel *sentence = nullptr; ///< that says what is seen; made by makeSentence()
};

/// Its own height stays as what it says gets longer and shorter, up to two lines.
QLabel *makeSentence();
void layOutBoard(QWidget *on, const BoardPage &page);

} // namespace vitrine
