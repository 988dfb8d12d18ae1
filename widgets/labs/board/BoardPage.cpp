#include "widgets/labs/board/BoardPage.h"

#include "widgets/labs/board/PlayBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

class Sentence : public QLabel {
public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override { return QLabel::minimumSizeHint().expandedTo({0, leastHeight()}); }
    int heightForWidth(int width) const override { return std::max(QLabel::heightForWidth(width), leastHeight()); }

private:
    int leastHeight() const { return 2 * fontMetrics().height() + 4; }
};

QHBoxLayout *row(const QList<QWidget *> &widgets, int spacing)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(spacing);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    return row;
}

} // namespace

QLabel *makeSentence()
{
    auto *sentence = new Sentence;
    sentence->setWordWrap(true);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    sentence->setContentsMargins(8, 0, 8, 4);
    sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return sentence;
}

void layOutBoard(QWidget *on, const BoardPage &page)
{
    QHBoxLayout *choosers = row(page.choosers, 8);
    choosers->addStretch();
    auto *layout = new QVBoxLayout(on);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(page.bar);
    layout->addLayout(choosers);
    layout->addWidget(page.board, 1);
    layout->addLayout(row(page.legends, 32));
    if (page.strip)
        layout->addWidget(page.strip);
    layout->addWidget(page.sentence);
}

} // namespace vitrine
