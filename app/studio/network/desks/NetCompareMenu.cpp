#include "app/studio/network/desks/NetCompareMenu.h"

#include "app/studio/documents/Documents.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "widgets/common/Format.h"
#include "widgets/session/Session.h"
#include "widgets/session/Sources.h"
#include "widgets/training/TrainHistory.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr std::size_t mostMoments = 12; ///< of a run
constexpr int mostSteps = 12; ///< of undo

} // namespace

NetCompareMenu::NetCompareMenu(const Parts &parts, QWidget *parent) : QMenu(parent), m_parts(parts)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &NetCompareMenu::fill);
}

void NetCompareMenu::fill()
{
    clear();
    for (QMenu *old : findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly))
        old->deleteLater();
    if (!m_parts.session->outcome())
        return;
    addSection(tr("Another Input"));
    addInputs();
    addSection(tr("Other Weights"));
    addWeights();
    addRun();
    addSteps();
    addSection(tr("Another Network"));
    addNetworks();
    addSeparator();
    connect(addAction(tr("&File…")), &QAction::triggered, this, &NetCompareMenu::fileWanted);
    actions().back()->setToolTip(tr("A picture, weights of this network, or a network with its own weights"));
}

void NetCompareMenu::addChoice(QMenu *menu, const QString &text, const NetCompareChoice &choice)
{
    QAction *action = menu->addAction(text);
    connect(action, &QAction::triggered, this, [this, choice] { emit chosen(choice); });
}

void NetCompareMenu::addInputs()
{
    if (m_parts.session->outcome()->setSize > 1)
        addChoice(this, tr("&Next Item of the Set"), firstChoice(*m_parts.session->outcome()));
    connect(addAction(tr("&Draw…")), &QAction::triggered, this, &NetCompareMenu::drawWanted);
    connect(addAction(tr("&Picture from the Clipboard")), &QAction::triggered, this, &NetCompareMenu::pasteWanted);
}

void NetCompareMenu::addWeights()
{
    const Question &open = m_parts.session->question();
    if (!open.network.preset.isEmpty() && open.weights.kind != WeightsSource::Kind::Bundled)
        addChoice(this, tr("&Bundled Weights"), NetCompareChoice::ofWeights({}));
    addChoice(this, tr("F&resh Weights"), NetCompareChoice::ofWeights(freshWeights(open)));
}

/// Moments of the run that trains what is open.
void NetCompareMenu::addRun()
{
    const TrainSession *training = m_parts.training->training();
    if (!training->hasRun() || !m_parts.training->isOfRun(m_parts.session->outcome()->network))
        return;
    addChoice(this, tr("Before This &Training"), NetCompareChoice::ofWeights(m_parts.training->begunWith().weights));
    const auto &moments = training->history().weights();
    if (moments.empty())
        return;
    QMenu *menu = addMenu(tr("&Moments of the Run"));
    const std::size_t shown = std::min(mostMoments, moments.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto &moment = moments[shown == 1 ? 0 : i * (moments.size() - 1) / (shown - 1)];
        addChoice(menu, tr("Step %1, epoch %2").arg(formatCount(moment->step), formatNumber(moment->epoch)),
                  NetCompareChoice::ofWeights(
                      {WeightsSource::Kind::Trained, {}, m_parts.session->question().weights.seed, moment}));
    }
}

void NetCompareMenu::addSteps()
{
    const DocumentState state = m_parts.documents->document(m_parts.documents->current());
    QMenu *menu = nullptr;
    for (int i = state.position - 1, shown = 0; i >= 0 && shown < mostSteps; --i) {
        const HistoryStep &step = state.steps[static_cast<std::size_t>(i)];
        const auto choice = NetCompareChoice::between(m_parts.session->question(), step.before);
        if (choice.isNothing())
            continue;
        if (!menu)
            menu = addMenu(tr("As It Was &Before"));
        addChoice(menu, tr("Before “%1”").arg(step.text), choice);
        ++shown;
    }
}

void NetCompareMenu::addNetworks()
{
    for (int i = 0; i < m_parts.documents->count(); ++i)
        if (i != m_parts.documents->current())
            addChoice(this, tr("Tab “%1”").arg(m_parts.documents->title(i)),
                      NetCompareChoice::ofNetwork(m_parts.documents->document(i).question));
    QMenu *menu = addMenu(tr("Bundled &Network"));
    for (const QString &name : presetNames()) {
        Question question;
        question.network = {name, {}};
        addChoice(menu, name, NetCompareChoice::ofNetwork(question));
    }
}

} // namespace vitrine
