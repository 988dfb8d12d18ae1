#include "widgets/yolox/backbone/BackboneTree.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeWidgetItemIterator>

#include <algorithm>
#include <functional>
#include <utility>

namespace vitrine {

namespace {

constexpr QSize thumbnailSize(56, 36);
constexpr int leastForText = 84;
constexpr int pathRole = Qt::UserRole;

/// A block of the column: its category's colour, what it is, what comes out of it, a small picture of its maps.
class PartDelegate : public QStyledItemDelegate {
public:
    explicit PartDelegate(BackboneTree *tree) : QStyledItemDelegate(tree), m_tree(tree) { }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {180, std::max(2 * option.fontMetrics.height(), thumbnailSize.height()) + 8};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const BackbonePart *part = m_tree->partOf(m_tree->itemFromIndex(index));
        if (!part)
            return;
        painter->save();
        const QRect box = option.rect.adjusted(1, 2, -1, -2);
        paintBox(*painter, option, *part, box);
        const QRect text = paintThumbnail(*painter, *part, box.adjusted(10, 0, -4, 0));
        // A stage stands out from what it consists of, and what is selected from the rest.
        const bool stands = !index.parent().isValid() || option.state.testFlag(QStyle::State_Selected);
        paintText(*painter, option, *part, text, stands);
        painter->restore();
    }

private:
    void paintBox(QPainter &painter, const QStyleOptionViewItem &option, const BackbonePart &part,
                  const QRect &box) const
    {
        const Theme &theme = Theme::instance();
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        const bool isLit = !m_tree->litStage().isEmpty() && m_tree->stageOf(part) == m_tree->litStage();
        painter.fillRect(box, theme.color(Theme::Role::BlockFill));
        painter.fillRect(QRect(box.left(), box.top(), 5, box.height()),
                         part.kind ? theme.category(part.kind->category()) : theme.color(Theme::Role::MutedText));
        const Theme::Role frame = isCurrent ? Theme::Role::Accent : isLit ? Theme::Role::Lit : Theme::Role::Border;
        painter.setPen(QPen(theme.color(frame), isCurrent || isLit ? 2 : 1));
        painter.drawRect(box.adjusted(0, 0, -1, -1));
    }

    /// What is left of the box.
    QRect paintThumbnail(QPainter &painter, const BackbonePart &part, const QRect &box) const
    {
        if (box.width() < leastForText + thumbnailSize.width())
            return box; // deep within, names matter more
        const QImage image = m_tree->thumbnail(part);
        if (image.isNull())
            return box;
        const QRect place(box.right() - image.width(), box.top() + (box.height() - image.height()) / 2, image.width(),
                          image.height());
        painter.drawImage(place.topLeft(), image);
        return box.adjusted(0, 0, -thumbnailSize.width() - 4, 0);
    }

    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const BackbonePart &part, const QRect &box,
                   bool stands) const
    {
        const Theme &theme = Theme::instance();
        const int line = option.fontMetrics.height();
        const int top = box.top() + (box.height() - 2 * line) / 2;
        const auto write = [&](int y, const QString &text, const QFont &font, Theme::Role role) {
            painter.setFont(font);
            painter.setPen(theme.color(role));
            const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width());
            painter.drawText(QRect(box.left(), y, box.width(), line), Qt::AlignLeft | Qt::AlignVCenter, shown);
        };
        QFont bold = option.font;
        bold.setBold(stands || part.kind == nullptr);
        write(top, titleOf(part), bold, Theme::Role::BlockText);
        write(top + line, mapsOf(part.shape), option.font, Theme::Role::MutedText);
    }

    BackboneTree *m_tree;
};

} // namespace

QString mapsOf(const Shape &shape)
{
    return shape.size() > 1 ? formatShape({shape.begin() + 1, shape.end()}) : QString();
}

QString titleOf(const BackbonePart &part)
{
    const QString name = QString::fromStdString(part.name);
    return part.kind ? QStringLiteral("%1 · %2").arg(name, QString::fromStdString(part.kind->type())) : name;
}

QString describePart(const BackbonePart &part, const Trace *trace)
{
    QStringList lines{QString::fromStdString(part.path)};
    if (part.kind)
        lines += toText(part.kind->summary());
    lines += QCoreApplication::translate("BackboneTree", "Channels, height, width: %1 → %2")
                 .arg(mapsOf(part.input), mapsOf(part.shape));
    lines += QCoreApplication::translate("BackboneTree", "Parameters: %1; multiply-accumulates: %2")
                 .arg(formatCount(part.figures.learnable), formatCount(part.figures.macs));
    lines += QCoreApplication::translate("BackboneTree", "Receptive field: %1 pixels of the picture")
                 .arg(formatShape(part.figures.field.size));
    if (trace)
        lines += QCoreApplication::translate("BackboneTree", "Time in this run: %1")
                     .arg(formatMilliseconds(timeOf(*trace, part)));
    return lines.join(QLatin1Char('\n'));
}

BackboneTree::BackboneTree(QWidget *parent) : QTreeWidget(parent), m_thumbnails(thumbnailSize)
{
    setHeaderHidden(true);
    setItemDelegate(new PartDelegate(this));
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIndentation(12);
    setMouseTracking(true);
    setExpandsOnDoubleClick(true);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item)
            emit partSelected();
    });
    connect(this, &QTreeWidget::itemEntered, this, [this](QTreeWidgetItem *item) {
        if (const BackbonePart *part = partOf(item))
            emit stagePointed(stageOf(*part));
    });
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    installExportMenu(viewport(), exportSource());
    translated(this, [this] { setTexts(); });
}

void BackboneTree::setTexts()
{
    for (QTreeWidgetItemIterator it(this); *it; ++it)
        if (const BackbonePart *part = partOf(*it))
            (*it)->setToolTip(0, describePart(*part, m_trace.get()));
}

void BackboneTree::setBackbone(std::shared_ptr<const BackbonePart> backbone, std::shared_ptr<const Trace> trace)
{
    const bool isSame = m_backbone && backbone && m_backbone->path == backbone->path
        && m_backbone->endNode == backbone->endNode && m_backbone->kind == backbone->kind;
    m_backbone = std::move(backbone);
    m_trace = std::move(trace);
    m_thumbnails.setTrace(m_trace);
    if (!isSame)
        fill();
    setTexts();
    viewport()->update();
}

void BackboneTree::fill()
{
    clear();
    if (m_backbone)
        addParts(invisibleRootItem(), m_backbone->parts);
}

void BackboneTree::addParts(QTreeWidgetItem *under, const std::vector<BackbonePart> &parts)
{
    for (const BackbonePart &part : parts) {
        auto *item = new QTreeWidgetItem(under, {titleOf(part)});
        item->setData(0, pathRole, QString::fromStdString(part.path));
        addParts(item, part.parts);
    }
}

const BackbonePart *BackboneTree::partOf(const QTreeWidgetItem *item) const
{
    return item && m_backbone ? m_backbone->find(item->data(0, pathRole).toString().toStdString()) : nullptr;
}

const BackbonePart *BackboneTree::current() const
{
    return partOf(currentItem());
}

void BackboneTree::select(const std::string &path)
{
    const QString wanted = QString::fromStdString(path);
    for (QTreeWidgetItemIterator it(this); *it; ++it)
        if ((*it)->data(0, pathRole).toString() == wanted) {
            setCurrentItem(*it);
            scrollToItem(*it);
            return;
        }
    setCurrentItem(nullptr);
}

void BackboneTree::setLitStage(const QString &stage)
{
    if (std::exchange(m_lit, stage) != stage)
        viewport()->update();
}

QString BackboneTree::stageOf(const BackbonePart &part) const
{
    const std::string rest = part.path.substr(m_backbone->path.size() + 1);
    return QString::fromStdString(rest.substr(0, rest.find('.')));
}

QImage BackboneTree::thumbnail(const BackbonePart &part) const
{
    return m_trace ? m_thumbnails.image(part.output, Pass::Forward) : QImage();
}

/// The box tells what is selected; the place before it stays plain.
void BackboneTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem plain(option);
    plain.palette.setBrush(QPalette::Highlight, plain.palette.base());
    QTreeWidget::drawRow(painter, plain, index);
}

void BackboneTree::leaveEvent(QEvent *event)
{
    QTreeWidget::leaveEvent(event);
    emit stagePointed({});
}

QString BackboneTree::csv() const
{
    QString text = QStringLiteral("part,type,input,output,parameters,macs,milliseconds\n");
    const std::function<void(const BackbonePart &)> add = [&](const BackbonePart &part) {
        text += QStringLiteral("%1,%2,%3,%4,%5,%6,%7\n")
                    .arg(QString::fromStdString(part.path),
                         part.kind ? QString::fromStdString(part.kind->type()) : QString(), mapsOf(part.input),
                         mapsOf(part.shape))
                    .arg(part.figures.learnable)
                    .arg(part.figures.macs)
                    .arg(m_trace ? formatExact(timeOf(*m_trace, part)) : QString());
        std::ranges::for_each(part.parts, add);
    };
    if (m_backbone)
        std::ranges::for_each(m_backbone->parts, add);
    return text;
}

ExportSource BackboneTree::exportSource() const
{
    auto *self = const_cast<BackboneTree *>(this); // rendering changes nothing
    return {[] { return QStringLiteral("backbone"); }, [this] { return viewport()->size(); },
            [self](QPainter &painter) { self->viewport()->render(&painter); }, [this] { return csv(); }};
}

} // namespace vitrine
