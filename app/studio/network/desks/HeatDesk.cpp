#include "app/studio/network/desks/HeatDesk.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Theme.h"
#include "widgets/session/Session.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

const QString heatKey = QStringLiteral("network/heat");

} // namespace

HeatDesk::HeatDesk(Session *session, CanvasView *canvas, QObject *parent)
    : QObject(parent), m_session(session), m_canvas(canvas),
      m_heat(static_cast<Heat>(std::clamp(QSettings().value(heatKey).toInt(), 0, static_cast<int>(Heat::Time))))
{
    canvas->canvas()->addDecorator([this](const QString &id) {
        BlockDecor decor;
        decor.tint = m_figures.tint(id);
        if (const QString text = m_figures.text(id); !text.isEmpty())
            decor.badges.push_back(
                {text, Theme::instance().color(Theme::Role::MutedText), tr("%1: %2").arg(name(), text)});
        return decor;
    });
    connect(session, &Session::outcomeChanged, this, &HeatDesk::follow);
    connect(canvas->canvas(), &CanvasScene::insideChanged, this, &HeatDesk::follow);
}

void HeatDesk::setHeat(Heat heat)
{
    if (std::exchange(m_heat, heat) == heat)
        return;
    QSettings().setValue(heatKey, static_cast<int>(heat));
    follow();
    if (heat == Heat::None || m_figures.largestBlock().isEmpty())
        emit said(heat == Heat::None ? QString() : tr("No block has any: %1").arg(name()));
    else
        emit said(
            tr("%1: most in %2, %3; all together %4")
                .arg(name(), m_figures.largestBlock(), m_figures.text(m_figures.largestBlock()), m_figures.total()));
}

void HeatDesk::follow()
{
    const bool wasOff = m_figures.heat() == Heat::None;
    const auto trace = m_session->trace();
    m_figures = trace ? HeatFigures(m_heat, *trace, m_canvas->canvas()->model().inside) : HeatFigures();
    if (!wasOff || m_heat != Heat::None)
        m_canvas->canvas()->refreshDecor();
}

QString HeatDesk::name() const
{
    switch (m_heat) {
    case Heat::Parameters:
        return tr("Parameters");
    case Heat::Macs:
        return tr("Multiply-accumulates");
    case Heat::Memory:
        return tr("Memory of outputs");
    case Heat::Field:
        return tr("Receptive field");
    case Heat::Time:
        return tr("Time of this run");
    case Heat::None:
        break;
    }
    return {};
}

} // namespace vitrine
