#include "widgets/yolox/room/SentenceList.h"

#include "widgets/common/Translated.h"
#include "widgets/yolox/StationSteps.h"

#include <QSignalBlocker>

namespace vitrine {

SentenceList::SentenceList(QWidget *parent) : QListWidget(parent)
{
    setWordWrap(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSpacing(2);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (m_steps && row >= 0)
            m_steps->go(row);
    });
    translated(this, [this] {
        setAccessibleName(tr("Steps"));
        showSentences();
    });
}

void SentenceList::setSteps(StationSteps *steps)
{
    if (m_steps)
        m_steps->disconnect(this);
    m_steps = steps;
    if (steps) {
        connect(steps, &StationSteps::sentencesChanged, this, &SentenceList::showSentences);
        connect(steps, &StationSteps::currentChanged, this, &SentenceList::showCurrent);
    }
    showSentences();
}

void SentenceList::showSentences()
{
    const QSignalBlocker quiet(this);
    clear();
    if (!m_steps) {
        auto *none = new QListWidgetItem(tr("Nothing is stepped at this station."), this);
        none->setFlags(Qt::NoItemFlags);
        return;
    }
    for (int i = 0; i < m_steps->count(); ++i)
        addItem(QStringLiteral("%1 · %2").arg(i + 1).arg(m_steps->sentences()[i]));
    showCurrent();
}

void SentenceList::showCurrent()
{
    const QSignalBlocker quiet(this);
    setCurrentRow(m_steps ? m_steps->current() : -1);
    if (currentItem())
        scrollToItem(currentItem());
}

} // namespace vitrine
