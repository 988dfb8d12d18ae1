#include "widgets/detection/PicturesPanel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectSession.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>

namespace vitrine {

PicturesPanel::PicturesPanel(DetectSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_open(new QToolButton(this)), m_folder(new QToolButton(this)),
      m_previous(new QToolButton(this)), m_next(new QToolButton(this)), m_batch(new QToolButton(this)),
      m_place(new QLabel(this)), m_list(new QListWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    auto *ways = new QHBoxLayout;
    auto *steps = new QHBoxLayout;
    for (QToolButton *button : {m_open, m_folder, m_batch})
        ways->addWidget(button);
    ways->addStretch(1);
    steps->addWidget(m_previous);
    steps->addWidget(m_place, 1, Qt::AlignCenter);
    steps->addWidget(m_next);
    layout->addLayout(ways);
    layout->addWidget(m_list, 1);
    layout->addLayout(steps);
    m_previous->setArrowType(Qt::LeftArrow);
    m_next->setArrowType(Qt::RightArrow);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QToolButton *button : {m_open, m_folder, m_batch, m_previous, m_next})
        button->setFocusPolicy(Qt::TabFocus);
    connect(m_open, &QToolButton::clicked, this, &PicturesPanel::openWanted);
    connect(m_folder, &QToolButton::clicked, this, &PicturesPanel::openFolderWanted);
    connect(m_batch, &QToolButton::clicked, this, &PicturesPanel::batchWanted);
    connect(m_previous, &QToolButton::clicked, session, &DetectSession::previousFile);
    connect(m_next, &QToolButton::clicked, session, &DetectSession::nextFile);
    connect(m_list, &QListWidget::currentRowChanged, session, &DetectSession::showFile);
    connect(session, &DetectSession::filesChanged, this, &PicturesPanel::fill);
    connect(session, &DetectSession::outcomeChanged, this, &PicturesPanel::showCurrent);
    translated(this, [this] { retranslate(); });
    fill();
}

void PicturesPanel::fill()
{
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const QString &file : m_session->files()) {
            auto *item = new QListWidgetItem(QFileInfo(file).fileName(), m_list);
            item->setToolTip(file);
        }
    }
    showCurrent();
}

void PicturesPanel::showCurrent()
{
    const QSignalBlocker blocker(m_list);
    const int at = m_session->currentFile();
    const auto count = m_session->files().size();
    if (!m_session->isBusy() || at < 0)
        m_list->setCurrentRow(at);
    m_place->setText(at < 0 ? QString() : tr("%1 of %2").arg(formatCount(at + 1), formatCount(count)));
    m_previous->setEnabled(count > 1);
    m_next->setEnabled(count > 1);
    const auto outcome = m_session->outcome();
    m_batch->setEnabled(outcome && outcome->detector);
}

void PicturesPanel::retranslate()
{
    m_open->setText(tr("Open…"));
    m_open->setToolTip(tr("Open pictures"));
    m_folder->setText(tr("Folder…"));
    m_folder->setToolTip(tr("Go through the pictures of a folder"));
    m_batch->setText(tr("All…"));
    m_batch->setToolTip(tr("Detect in all pictures of the list or of a folder, and write what was found into files"));
    m_previous->setToolTip(tr("Previous picture (Shift+N)"));
    m_next->setToolTip(tr("Next picture (N)"));
    for (QToolButton *button : {m_open, m_folder, m_batch, m_previous, m_next})
        button->setAccessibleName(button->toolTip());
    m_list->setAccessibleName(tr("Pictures"));
    showCurrent();
}

} // namespace vitrine
