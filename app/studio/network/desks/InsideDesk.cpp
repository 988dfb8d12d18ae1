#include "app/studio/network/desks/InsideDesk.h"

#include "app/studio/documents/Documents.h"
#include "app/studio/network/desks/BuildDesk.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/builder/InsideBar.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/session/Selection.h"

#include <QLayout>
#include <QMenu>
#include <QScopedValueRollback>

#include <utility>

namespace vitrine {

namespace {

bool isWithin(const QString &path, const QString &inside)
{
    return inside.isEmpty() || path == inside || path.startsWith(inside + QLatin1Char('.'));
}

} // namespace

InsideDesk::InsideDesk(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_bar(new InsideBar(window))
{
    connect(parts.build, &BuildDesk::insideChanged, this, &InsideDesk::follow);
    connect(parts.selection, &Selection::pathChanged, this, &InsideDesk::followSelection);
    connect(parts.documents, &Documents::leaving, this,
            [this] { m_left[m_parts.documents->id(m_parts.documents->current())] = m_outlooks; });
    connect(parts.documents, &Documents::turned, this, &InsideDesk::turn);
    connect(parts.build->editor(), &CanvasEditor::refused, m_bar, &InsideBar::explain);
    connect(m_bar, &InsideBar::chosen, this, [this](const QString &path) {
        goTo(path);
        m_parts.canvas->setFocus();
    });
    connect(m_bar, &InsideBar::replaceWanted, this,
            [this] { m_parts.build->editor()->replaceByParts(m_parts.build->inside()); });
    connect(m_bar, &InsideBar::parametersWanted, this, [this] {
        m_parts.selection->selectBlock(m_parts.build->inside().section(QLatin1Char('.'), 0, 0));
        emit parametersWanted();
    });
}

bool InsideDesk::isInside() const
{
    return !m_parts.build->inside().isEmpty();
}

bool InsideDesk::hasInside(const QString &path) const
{
    const std::vector<QString> insides = m_parts.build->insidesOn(path);
    return !insides.empty() && insides.back() == path;
}

bool InsideDesk::open(const QString &path)
{
    const BlockItem *block = m_parts.canvas->canvas()->find(path);
    if (block && block->block().role != CanvasBlock::Role::Block) {
        if (!block->block().outside.isEmpty())
            m_parts.selection->selectPath(block->block().outside); // which leads there
        return true;
    }
    if (!hasInside(path))
        return false;
    goTo(path);
    return true;
}

bool InsideDesk::leave()
{
    if (!isInside())
        return false;
    const std::vector<QString> insides = m_parts.build->insidesOn(m_parts.build->inside());
    goTo(insides.size() > 1 ? insides[insides.size() - 2] : QString());
    return true;
}

bool InsideDesk::climb()
{
    if (!isInside())
        return false;
    const CanvasModel &model = m_parts.canvas->canvas()->model();
    const QString path = m_parts.selection->path();
    const int holder = model.holder(path);
    const bool isDeeper = holder >= 0 && model.blocks[static_cast<std::size_t>(holder)].id != path;
    if (m_parts.selection->place() || isDeeper)
        return m_parts.selection->climb();
    return leave();
}

/// Down into a composite, or up to one around; the block that was left is selected then, and what was seen before is
/// seen again.
void InsideDesk::goTo(const QString &path)
{
    const QString from = m_parts.build->inside();
    if (path == from)
        return;
    const bool isUp = isWithin(from, path);
    if (!isUp)
        m_outlooks[from] = m_parts.canvas->outlook();
    const QScopedValueRollback going(m_isGoing, true);
    m_parts.build->setInside(path);
    if (!isUp) {
        if (!isWithin(m_parts.selection->path(), path))
            m_parts.selection->selectPath(path);
        return;
    }
    const int left = m_parts.canvas->canvas()->model().holder(from);
    if (left >= 0)
        m_parts.selection->selectPath(m_parts.canvas->canvas()->model().blocks[static_cast<std::size_t>(left)].id);
    if (const auto seen = m_outlooks.constFind(path); seen != m_outlooks.constEnd())
        m_parts.canvas->setOutlook(*seen);
}

/// What is selected elsewhere, as in the list of steps, is seen on the canvas.
void InsideDesk::followSelection()
{
    const QString path = m_parts.selection->path(), inside = m_parts.build->inside();
    if (m_isGoing || path.isEmpty() || isWithin(path, inside))
        return;
    QString around;
    for (const QString &each : m_parts.build->insidesOn(inside))
        if (path.startsWith(each + QLatin1Char('.')))
            around = each;
    m_parts.build->setInside(around);
    if (const auto seen = m_outlooks.constFind(around); seen != m_outlooks.constEnd())
        m_parts.canvas->setOutlook(*seen);
    if (BlockItem *block = m_parts.canvas->canvas()->selectedBlock())
        m_parts.canvas->bringIntoView(block);
}

void InsideDesk::follow()
{
    if (!isInside() && !m_isGoing) // an edit led out: what was seen before may be gone
        m_outlooks.clear();
    m_parts.documents->setInside(m_parts.build->inside());
    showBar();
    emit changed();
}

void InsideDesk::showBar()
{
    std::vector<InsideBar::Stage> stages;
    const QString inside = m_parts.build->inside();
    QString before;
    for (const QString &path : m_parts.build->insidesOn(inside)) {
        const QString name = before.isEmpty() ? path : path.mid(before.size() + 1);
        stages.push_back({path, name, m_parts.build->typeOf(path)});
        before = path;
    }
    m_bar->setStages(stages);
    // At once, so that what is seen of the canvas is fitted into the room that it has from now on.
    if (QLayout *layout = m_bar->parentWidget()->layout())
        layout->activate();
}

/// To another tab: the place in it comes with its network.
void InsideDesk::turn(const DocumentState &now)
{
    m_outlooks = m_left.take(m_parts.documents->id(m_parts.documents->current()));
    m_parts.build->expectInside(now.inside);
}

QString InsideDesk::replaceable() const
{
    const BlockItem *block = m_parts.canvas->canvas()->selectedBlock();
    const QString path = block && block->block().role == CanvasBlock::Role::Block ? block->block().id : QString();
    return !path.isEmpty() && hasInside(path) ? path : m_parts.build->inside();
}

void InsideDesk::replace()
{
    if (const QString path = replaceable(); !path.isEmpty())
        m_parts.build->editor()->replaceByParts(path);
}

void InsideDesk::fillBlockMenu(QMenu *menu, const QString &path)
{
    if (!hasInside(path))
        return;
    connect(menu->addAction(tr("Replace by Its Parts")), &QAction::triggered, this,
            [this, path] { m_parts.build->editor()->replaceByParts(path); });
    menu->addSeparator();
}

} // namespace vitrine
