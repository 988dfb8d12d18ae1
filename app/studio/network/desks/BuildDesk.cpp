#include "app/studio/network/desks/BuildDesk.h"

#include "core/graph/Inside.h"
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

const Graph &BuildDesk::graph() const
{
    const GraphResult &check = m_document->check();
    return check.graph ? *check.graph : check.soundPart;
}

QString BuildDesk::typeOf(const QString &inside) const
{
    const auto found = insideOf(m_document->network(), graph(), inside.toStdString());
    return found ? QString::fromStdString(found->kind->type()) : QString();
}

std::vector<QString> BuildDesk::insidesOn(const QString &path) const
{
    std::vector<QString> paths;
    for (const std::string &each : vitrine::insidesOn(m_document->network(), graph(), path.toStdString()))
        paths.push_back(QString::fromStdString(each));
    return paths;
}

void BuildDesk::setInside(const QString &path)
{
    show(path, false);
}

void BuildDesk::settle()
{
    if (m_expected)
        show(*std::exchange(m_expected, std::nullopt), false);
}

/// An edit may have taken away the place that is looked at: what is around it is shown then.
void BuildDesk::follow()
{
    const bool isAnother = !isEditOf(editor()->network(), m_document->network());
    const QString stays = isAnother ? QString() : m_inside;
    show(m_expected ? *std::exchange(m_expected, std::nullopt) : stays, isAnother);
}

void BuildDesk::show(const QString &inside, bool isAnother)
{
    const std::vector<QString> insides = insidesOn(inside);
    const QString before = std::exchange(m_inside, insides.empty() ? QString() : insides.back());
    const bool isElsewhere = m_inside != before;
    editor()->setNetwork(m_document->shared(), m_document->check(), isAnother || isElsewhere, m_inside);
    if (isElsewhere)
        emit insideChanged();
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
