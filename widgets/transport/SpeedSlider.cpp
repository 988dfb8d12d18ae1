#include "widgets/transport/SpeedSlider.h"

#include <QAction>
#include <QToolButton>

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

double SpeedSlider::stepsPerSecond() const
{
    return m_slowest * std::pow(m_fastest / m_slowest, static_cast<double>(value()) / positions);
}

void SpeedSlider::setStepsPerSecond(double speed)
{
    setValue(static_cast<int>(std::lround(std::log(speed / m_slowest) / std::log(m_fastest / m_slowest) * positions)));
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
