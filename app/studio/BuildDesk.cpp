#include "app/studio/BuildDesk.h"

#include "widgets/builder/BlockSearch.h"
#include "widgets/builder/Builder.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/builder/FindBar.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/session/NetworkDocument.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// Whether what is shown can have come from what was shown before by an edit: at least half of its blocks are left.
bool isEditOf(const Network &before, const Network &after)
{
    const auto isLeft = [&after](const Block &block) {
        const Block *same = after.find(block.id);
        return same && same->type == block.type;
    };
    const auto left = std::count_if(before.blocks.begin(), before.blocks.end(), isLeft);
    const auto least = std::min(before.blocks.size(), after.blocks.size());
    return before.name == after.name && 2 * static_cast<std::size_t>(left) >= least;
}

} // namespace

BuildDesk::BuildDesk(CanvasView *canvas, NetworkDocument *document, QWidget *window)
    : QObject(window), m_canvas(canvas), m_document(document), m_builder(new Builder(canvas, this))
{
    connect(document, &NetworkDocument::changed, this, &BuildDesk::follow);
    connect(editor(), &CanvasEditor::edited, document, &NetworkDocument::apply);
    connect(editor(), &CanvasEditor::failed, this, &BuildDesk::failed);
    connect(editor(), &CanvasEditor::said, this, &BuildDesk::said);
    follow();
}

CanvasEditor *BuildDesk::editor() const
{
    return m_builder->editor();
}

QWidget *BuildDesk::palette() const
{
    return m_builder->palette();
}

void BuildDesk::follow()
{
    const bool isAnother = !isEditOf(editor()->network(), m_document->network());
    editor()->setNetwork(m_document->shared(), m_document->check(), isAnother);
}

bool BuildDesk::climb()
{
    if (m_canvas->cancelTool())
        return true;
    const bool isFinding = m_builder->findBar()->isVisible();
    m_builder->findBar()->hide();
    return isFinding;
}

} // namespace vitrine
