#include "widgets/common/ChangePace.h"

#include <QGuiApplication>

#include <utility>

namespace vitrine {

namespace {

/// Changes that follow each other more quickly than this are one.
constexpr qint64 pause = 700; // milliseconds

} // namespace

bool ChangePace::joins()
{
    const bool isDown = QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
    const bool wasDown = std::exchange(m_wasDown, isDown);
    const bool isApart = m_clicks == Clicks::Apart && isDown != wasDown;
    const bool joins = m_last.isValid() && !isApart && ((wasDown && isDown) || m_last.elapsed() < pause);
    m_last.start();
    return joins;
}

} // namespace vitrine
