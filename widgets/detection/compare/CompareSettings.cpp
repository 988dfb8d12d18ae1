#include "widgets/detection/compare/CompareSettings.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"

#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

CompareSettings::CompareSettings(QWidget *ofA, QWidget *ofB, QWidget *parent)
    : QWidget(parent), m_compare(new QToolButton(this)), m_sides(new SegmentedControl(2, this)),
      m_pages(new QStackedWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(16, 8, 16, 0);
    top->addWidget(m_compare);
    top->addWidget(m_sides);
    column->addLayout(top);
    column->addWidget(m_pages, 1);
    m_pages->addWidget(ofA);
    m_pages->addWidget(ofB);
    m_compare->setFocusPolicy(Qt::TabFocus);
    m_compare->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_compare, &QToolButton::clicked, this, &CompareSettings::compareWanted);
    connect(m_sides, &SegmentedControl::chosen, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] { emit sideChanged(side()); });
    setComparing(false);
    translated(this, [this] { retranslate(); });
}

void CompareSettings::setComparing(bool comparing)
{
    m_compare->setVisible(!comparing);
    m_sides->setVisible(comparing);
    setSide(comparing ? CompareSide::B : CompareSide::A);
}

CompareSide CompareSettings::side() const
{
    return m_pages->currentIndex() == 0 ? CompareSide::A : CompareSide::B;
}

void CompareSettings::setSide(CompareSide side)
{
    m_sides->setCurrent(static_cast<int>(side));
    m_pages->setCurrentIndex(static_cast<int>(side));
}

void CompareSettings::retranslate()
{
    m_compare->setText(tr("Compare Side by Side"));
    m_compare->setToolTip(
        tr("A second detector, or other settings, beside this one, with a list of what differs (Ctrl+D)"));
    m_sides->setTexts(
        {tr("Detector A"), tr("Detector B")},
        {tr("The settings below are those of the left side"), tr("The settings below are those of the right side")});
}

} // namespace vitrine
