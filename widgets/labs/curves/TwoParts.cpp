#include "widgets/labs/curves/TwoParts.h"

#include "widgets/common/Theme.h"

#include <QBoxLayout>
#include <QResizeEvent>

namespace vitrine {

namespace {

constexpr int wide = 880; ///< pixels at normal scale, from where both have room beside each other

} // namespace

TwoParts::TwoParts(QWidget *first, QWidget *second, QWidget *parent)
    : QWidget(parent), m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(first, 5);
    m_layout->addWidget(second, 4);
}

void TwoParts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= Theme::instance().px(wide);
    m_layout->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace vitrine
