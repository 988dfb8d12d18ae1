// What a CanvasEditor does where the inside of a composite is shown.

#include "core/edit/Fragment.h"
#include "core/edit/ReplaceByParts.h"
#include "core/graph/Inside.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace vitrine {

void CanvasEditor::showInside(const GraphResult &check, bool isAnother)
{
    const Graph &graph = check.graph ? *check.graph : check.soundPart;
    const std::optional<Inside> inside = insideOf(*m_network, graph, m_inside.toStdString());
    Q_ASSERT(inside);
    if (isAnother)
        m_view->setInside(*inside, graph);
    else
        m_view->showEdit(*inside, graph);
}

/// The one place that says what of a network can be edited: a kind of composite whose inside is the user's own would
/// be let through here.
bool CanvasEditor::refuses()
{
    if (m_inside.isEmpty())
        return false;
    emit refused();
    return true;
}

edit::Verdict CanvasEditor::verdict(const Endpoint &from, const Endpoint &to) const
{
    if (m_inside.isEmpty())
        return m_check->check(from, to);
    return {edit::Verdict::Kind::Impossible,
            Message::of(VITRINE_TEXT("core", "The inside of %1 is made by its parameters: no wire can be changed."),
                        m_inside.toStdString())};
}

/// What is selected inside of a composite, as the blocks that it would be replaced by.
void CanvasEditor::copyParts()
{
    const auto unpacked = edit::replaceByParts(*m_network, m_inside.toStdString());
    if (!unpacked)
        return emit failed(unpacked.error());
    const edit::Ids paths = m_view->canvas()->selectedIds();
    edit::Ids ids;
    for (const std::string &id : paths)
        if (const std::string block = unpacked->blockOf(id); !block.empty())
            ids.insert(block);
    if (ids.empty()) // entrances and exits alone
        return;
    QGuiApplication::clipboard()->setText(QString::fromStdString(edit::copyBlocks(unpacked->network, ids)));
    emit said(tr("Copied %1 parts as blocks, as text").arg(ids.size()));
}

void CanvasEditor::replaceByParts(const QString &path)
{
    const std::string block = path.section(QLatin1Char('.'), 0, 0).toStdString();
    // Where the canvas lays out the network by itself, it does so again.
    const bool isPlaced = std::any_of(m_network->blocks.begin(), m_network->blocks.end(),
                                      [](const Block &each) { return each.position.has_value(); });
    const Network before = isPlaced && m_inside.isEmpty() ? placed() : *m_network;
    auto unpacked = edit::replaceByParts(before, path.toStdString());
    if (!unpacked)
        return emit failed(unpacked.error());
    if (const Block *origin = before.find(block); origin && origin->position)
        unpacked->network = withRoomFor(std::move(unpacked->network), unpacked->ids, *origin->position);
    const edit::Ids ids = unpacked->ids;
    emit said({});
    emit edited(tr("Replace %1 by its parts").arg(path), unpacked->network, 0, unpacked->renames);
    show(ids);
    emit said(tr("%1 is %2 blocks now; they compute the same, with the same weights").arg(path).arg(ids.size()));
}

} // namespace vitrine
