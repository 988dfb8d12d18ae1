#include "app/studio/network/desks/RippleDesk.h"

#include "app/studio/film/RippleReel.h"
#include "widgets/input/InputPanel.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/inspector/TensorPane.h"
#include "widgets/ripple/CellEditor.h"
#include "widgets/ripple/HandEdits.h"
#include "widgets/ripple/KernelTools.h"
#include "widgets/ripple/NormTools.h"
#include "widgets/ripple/PixelPage.h"
#include "widgets/ripple/WeightTools.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"

namespace vitrine {

RippleDesk::RippleDesk(Session *session, NetworkDocument *document, StepCursor *cursor, QObject *parent)
    : QObject(parent), m_session(session), m_cursor(cursor), m_edits(new HandEdits(session, document, this))
{
    connect(m_edits, &HandEdits::beforeChanged, this, &RippleDesk::updateBaseline);
    connect(session, &Session::outcomeChanged, this, &RippleDesk::followOutcome);
}

void RippleDesk::connectTo(InputPanel *input, InspectorPanel *inspector, Selection *selection)
{
    m_input = input;
    m_inspector = inspector;
    m_selection = selection;
    m_tools = new WeightTools(m_edits, inspector);
    inspector->setWeightTools(m_tools);
    PixelPage *page = input->pixelPage();
    connect(page->editor(), &CellEditor::changed, m_edits,
            [this, page](const CellChanges &changes) { m_edits->changePixels(page->input(), changes); });
    connect(page->editor(), &CellEditor::finished, m_edits, &HandEdits::finish);
    connect(page, &PixelPage::putBackWanted, m_edits, &HandEdits::putBackPixels);

    m_outputEditor = new CellEditor(inspector->outputPane()->valueView());
    m_outputEditor->setValues([this](const Index &index) {
        return m_session->trace()->output(m_inspector->outputPane()->valuePlace().name).at(index);
    });
    connect(m_outputEditor, &CellEditor::changed, m_edits, [this](const CellChanges &changes) {
        m_edits->changePixels(m_inspector->outputPane()->valuePlace().name, changes);
    });
    connect(m_outputEditor, &CellEditor::finished, m_edits, &HandEdits::finish);

    m_weightEditor = new CellEditor(inspector->weightPane()->valueView());
    m_weightEditor->setValues(
        [this](const Index &index) { return m_edits->edited(m_inspector->weightPane()->valuePlace().name).at(index); });
    connect(m_weightEditor, &CellEditor::changed, m_edits, [this](const CellChanges &changes) {
        m_edits->changeWeights(m_inspector->weightPane()->valuePlace().name, changes);
    });
    connect(m_weightEditor, &CellEditor::finished, m_edits, &HandEdits::finish);
    connect(inspector, &InspectorPanel::refreshed, this, &RippleDesk::followInspector);
    connect(selection, &Selection::placeChanged, this, &RippleDesk::followSelection);
}

/// An Input's numbers can be changed, and weights that are real numbers; what is computed can't.
void RippleDesk::followInspector()
{
    const auto &part = m_inspector->part();
    if (!part)
        return;
    TensorPane *output = m_inspector->outputPane(), *weights = m_inspector->weightPane();
    const bool isInput = part->kind->category() == Category::Input;
    m_outputEditor->setEnabled(isInput && output->valueView()->hasTensor());
    output->valueView()->setChangedPlaces(isInput ? m_edits->changedPixels(part->path) : std::vector<Index>());
    const std::string weight = weights->valuePlace().name;
    m_weightEditor->setEnabled(m_edits->canChange(weight));
    if (!weights->isVisible())
        return;
    weights->valueView()->setChangedPlaces(m_edits->changedPlaces(weight));
    m_tools->setPart(*part, weight);
}

void RippleDesk::followOutcome()
{
    PixelPage *page = m_input->pixelPage();
    page->view()->setChangedPlaces(m_edits->changedPixels(page->input()));
    page->showChanged(static_cast<int>(editCount(m_edits->pixels())));
    emit editedChanged(!m_edits->pixels().empty() || !m_edits->changedWeights().empty());
}

/// The kernel, or the channel, that was clicked is the one with the tools.
void RippleDesk::followSelection()
{
    const auto place = m_selection->place();
    if (!place || place->kind != Place::Kind::Weight || place->index.empty())
        return;
    if (place->index.size() >= 3)
        m_tools->kernel()->choose(place->index[0], place->index[1]);
    else if (place->index.size() == 1)
        m_tools->norm()->choose(place->index[0]);
}

void RippleDesk::setDifference(bool on)
{
    if (on == m_showsDifference)
        return;
    m_showsDifference = on;
    updateBaseline();
    emit differenceChanged(on);
}

void RippleDesk::updateBaseline()
{
    m_cursor->setBaseline(m_showsDifference ? m_edits->before() : nullptr);
}

void RippleDesk::putBack()
{
    m_edits->putBackPixels();
    m_edits->putBackWeights();
}

FilmReel RippleDesk::reel() const
{
    return rippleReel(m_session, m_edits);
}

} // namespace vitrine
