#include "widgets/detection/FunnelStrip.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/NmsStepper.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

FunnelStrip::FunnelStrip(QWidget *parent) : QWidget(parent), m_stepper(new NmsStepper)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_stepper);
    for (int stage = 0; stage < StageCount; ++stage) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setProperty("segment", QByteArray("first")); // a frame of its own
        connect(button, &QToolButton::clicked, this, [this, stage] { chooseStage(static_cast<Stage>(stage)); });
        if (stage > 0)
            row->addWidget(m_arrows[static_cast<std::size_t>(stage)] = new QLabel(QStringLiteral("→")));
        row->addWidget(button, 1);
        m_buttons[static_cast<std::size_t>(stage)] = button;
    }
    translated(this, [this] { setTexts(); });
}

DetectionLayers FunnelStrip::layersOf(Stage stage, DetectionLayers layers)
{
    using Map = DetectionLayers::Map;
    layers.map = stage == Cells ? Map::Objectness : stage == Shown ? Map::Score : Map::None;
    layers.candidates = stage == Confident;
    layers.ghosts = stage == Unsuppressed;
    return layers;
}

void FunnelStrip::hideStage(Stage stage)
{
    m_buttons[stage]->hide();
    if (m_arrows[stage])
        m_arrows[stage]->hide();
}

void FunnelStrip::setTexts()
{
    const std::array<QString, StageCount> tips{
        tr("Every cell of the three maps proposes one box. Shows the objectness of the chosen level."),
        tr("Candidates whose best class is switched on. Shows the score of the chosen level."),
        tr("Of those, candidates with a score of at least the confidence threshold. Shows their boxes, the best "
           "thousand."),
        tr("What suppression left: no box overlaps a better one by more than the IoU threshold. Shows the suppressed "
           "ones dashed; point at one for the reason."),
        tr("The result: at most as many as the limit, the best. Shows only these.")};
    for (std::size_t stage = 0; stage < tips.size(); ++stage)
        m_buttons[stage]->setToolTip(tips[stage]);
    showCounts();
}

void FunnelStrip::setState(DetectionState *state)
{
    m_state = state;
    m_stepper->setState(state);
    connect(state, &DetectionState::resultChanged, this, &FunnelStrip::showCounts);
    connect(state, &DetectionState::layersChanged, this, &FunnelStrip::showStage);
    showCounts();
    showStage();
}

int FunnelStrip::countOf(Stage stage) const
{
    if (!m_state || !m_state->run())
        return 0;
    const NmsResult &result = m_state->result();
    switch (stage) {
    case Cells:
        return m_state->run()->raw.cells();
    case Shown:
        return result.shown;
    case Confident:
        return result.confident;
    case Unsuppressed:
        return static_cast<int>(std::count_if(result.verdicts.begin(), result.verdicts.end(), [](const Verdict &each) {
            return each.gate == Gate::Kept || each.gate == Gate::Limit;
        }));
    case Result:
    case StageCount:
        break;
    }
    return static_cast<int>(result.kept.size());
}

void FunnelStrip::showCounts()
{
    const std::array<QString, StageCount> names{tr("cells"), tr("shown classes"), tr("enough score"),
                                                tr("not suppressed"), tr("result")};
    for (int stage = 0; stage < StageCount; ++stage) {
        QToolButton *button = m_buttons[static_cast<std::size_t>(stage)];
        const QString count =
            m_state && m_state->run() ? formatCount(countOf(static_cast<Stage>(stage))) : QStringLiteral("–");
        button->setText(count + QLatin1Char('\n') + names[static_cast<std::size_t>(stage)]);
        button->setAccessibleName(QStringLiteral("%1 %2").arg(count, names[static_cast<std::size_t>(stage)]));
    }
}

/// The stage whose layers are on is down; where the layers are mixed by hand, none.
void FunnelStrip::showStage()
{
    for (int stage = 0; stage < StageCount; ++stage)
        m_buttons[static_cast<std::size_t>(stage)]->setChecked(layersOf(static_cast<Stage>(stage), m_state->layers())
                                                               == m_state->layers());
}

void FunnelStrip::chooseStage(Stage stage)
{
    if (!m_state)
        return;
    m_state->setMove(-1);
    m_state->setLayers(layersOf(stage, m_state->layers()));
    showStage(); // the button toggled by itself, the layers may be as they were
}

} // namespace vitrine
