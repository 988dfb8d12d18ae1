#include "widgets/transport/SpeedSlider.h"

#include <QAction>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int positions = 60;

} // namespace

SpeedSlider::SpeedSlider(double slowest, double fastest, QWidget *parent)
    : QSlider(Qt::Horizontal, parent), m_slowest(slowest), m_fastest(fastest)
{
    setRange(0, positions);
    setFixedWidth(96);
}

void SpeedSlider::addUnlimited()
{
    m_hasUnlimited = true;
    setMaximum(positions + 1);
}

bool SpeedSlider::isUnlimited() const
{
    return m_hasUnlimited && value() > positions;
}

double SpeedSlider::stepsPerSecond() const
{
    const int position = std::min(value(), positions);
    return m_slowest * std::pow(m_fastest / m_slowest, static_cast<double>(position) / positions);
}

void SpeedSlider::setStepsPerSecond(double speed)
{
    if (!std::isfinite(speed)) {
        setValue(maximum());
        return;
    }
    const double share = std::log(speed / m_slowest) / std::log(m_fastest / m_slowest);
    setValue(std::min(positions, static_cast<int>(std::lround(share * positions))));
}

QToolButton *makeTransportButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize(QSize(20, 20));
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(action, &QAction::changed, button,
                     [button, action] { button->setAccessibleName(action->text()); });
    return button;
}

} // namespace vitrine
