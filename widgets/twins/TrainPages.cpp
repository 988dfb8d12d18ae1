#include "widgets/twins/TrainPages.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"

#include <QSettings>
#include <QVBoxLayout>

namespace vitrine {

namespace {

const QString pageKey = QStringLiteral("training/page");

} // namespace

TrainPages::TrainPages(QWidget *run, QWidget *comparison, QWidget *parent)
    : QWidget(parent), m_pages(new SegmentedControl(2, this)), m_run(run), m_comparison(comparison)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    auto *row = new QVBoxLayout;
    row->setContentsMargins(16, 0, 16, 0);
    row->addWidget(m_pages);
    layout->addLayout(row);
    layout->addWidget(run);
    layout->addWidget(comparison);
    layout->addStretch(1);
    connect(m_pages, &SegmentedControl::chosen, this, [this](int page) { showComparison(page == 1); });
    showComparison(QSettings().value(pageKey).toInt() == 1);
    translated(this, [this] {
        m_pages->setTexts(
            {tr("One run"), tr("Comparison")},
            {tr("Train the network"), tr("Train side by side: twins that differ in one thing, folds, an ensemble")});
    });
}

void TrainPages::showComparison(bool on)
{
    m_pages->setCurrent(on ? 1 : 0);
    m_run->setVisible(!on);
    m_comparison->setVisible(on);
    QSettings().setValue(pageKey, on ? 1 : 0);
}

bool TrainPages::isComparison() const
{
    return m_pages->current() == 1;
}

} // namespace vitrine
