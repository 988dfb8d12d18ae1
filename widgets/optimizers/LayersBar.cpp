#include "widgets/optimizers/LayersBar.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/RacePaint.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace vitrine {

LayersBar::LayersBar(OptimizersState *state, QWidget *parent) : QWidget(parent), m_state(state)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(2);
    for (bool SurfaceLayers::*layer :
         {&SurfaceLayers::trails, &SurfaceLayers::lastTry, &SurfaceLayers::contours, &SurfaceLayers::gradient,
          &SurfaceLayers::momentum, &SurfaceLayers::step, &SurfaceLayers::fan, &SurfaceLayers::logarithmic}) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        connect(button, &QToolButton::clicked, state, [state, layer](bool on) {
            SurfaceLayers layers = state->layers();
            layers.*layer = on;
            state->setLayers(layers);
        });
        row->addWidget(button);
        m_words += {layer, button};
    }
    row->addStretch(1);
    connect(state, &OptimizersState::layersChanged, this, &LayersBar::showLayers);
    connect(state, &OptimizersState::selectionChanged, this, &LayersBar::showColours);
    connect(state, &OptimizersState::setupChanged, this, &LayersBar::showColours);
    connect(&Theme::instance(), &Theme::changed, this, &LayersBar::showColours);
    translated(this, [this] { retranslate(); });
    showLayers();
}

QToolButton *LayersBar::button(bool SurfaceLayers::*layer) const
{
    const auto found =
        std::find_if(m_words.begin(), m_words.end(), [layer](const Word &word) { return word.layer == layer; });
    return found == m_words.end() ? nullptr : found->button;
}

void LayersBar::retranslate()
{
    const auto set = [this](bool SurfaceLayers::*layer, const QString &word, const QString &tip) {
        button(layer)->setText(word);
        button(layer)->setToolTip(tip);
        button(layer)->setAccessibleName(word);
        button(layer)->setAccessibleDescription(tip);
    };
    set(&SurfaceLayers::trails, tr("trails"), tr("The paths up to the present step"));
    set(&SurfaceLayers::lastTry, tr("last try"), tr("The paths before the last new start, faint"));
    set(&SurfaceLayers::contours, tr("contours"),
        tr("Lines of equal height, evenly spaced on the scale of the colours"));
    set(&SurfaceLayers::gradient, tr("−gradient"),
        tr("Straight downhill from the selected competitor, with noise where there is some; its length grows with the "
           "logarithm of the slope"));
    set(&SurfaceLayers::momentum, tr("momentum"),
        tr("Along what the selected competitor remembers: v, or against s; its length grows with the logarithm"));
    set(&SurfaceLayers::step, tr("step"), tr("Where the selected competitor goes next, true to scale"));
    set(&SurfaceLayers::fan, tr("25 starts"), tr("The selected competitor from a grid of 5 × 5 starts (F)"));
    set(&SurfaceLayers::logarithmic, tr("log heights"), tr("More colours and lines near the lowest place"));
    showColours();
}

void LayersBar::showLayers()
{
    for (const Word &word : m_words)
        word.button->setChecked(m_state->layers().*word.layer);
    showColours();
}

QColor LayersBar::colourOf(bool SurfaceLayers::*layer) const
{
    if (layer == &SurfaceLayers::gradient)
        return arrowColour(ArrowKind::Gradient);
    if (layer == &SurfaceLayers::momentum)
        return arrowColour(ArrowKind::Momentum);
    if (layer == &SurfaceLayers::step)
        return arrowColour(ArrowKind::Step);
    return Theme::instance().color(Theme::Role::Accent);
}

void LayersBar::showColours()
{
    const Theme &theme = Theme::instance();
    for (const Word &word : m_words) {
        const bool on = m_state->layers().*word.layer;
        const QColor colour = on ? colourOf(word.layer) : theme.color(Theme::Role::MutedText);
        word.button->setStyleSheet(
            QStringLiteral(
                "QToolButton { color: %1; border: none; border-bottom: 3px solid %2; padding: 3px 6px; %3 } "
                "QToolButton:focus { border: 1px dashed %4; border-bottom: 3px solid %2; padding: 2px 5px; }")
                .arg(colour.name(), on ? colour.name() : QStringLiteral("transparent"),
                     on ? QStringLiteral("font-weight: 600;") : QString(), theme.color(Theme::Role::Accent).name()));
    }
}

} // namespace vitrine
