#include "widgets/yolox/head/HeadDiagram.h"

#include "core/yolox/CellPath.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/Thumbnail.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double gap = 8, arrow = 20, thumbHeight = 40;
constexpr int columns = 6;
constexpr double rows = 3;

/// "12.3 k", "4.5 M"
QString shortCount(std::int64_t count)
{
    const auto value = static_cast<double>(count);
    if (count >= 1'000'000'000)
        return QStringLiteral("%1 G").arg(value / 1e9, 0, 'g', 3);
    if (count >= 1'000'000)
        return QStringLiteral("%1 M").arg(value / 1e6, 0, 'g', 3);
    return count >= 10'000 ? QStringLiteral("%1 k").arg(value / 1e3, 0, 'g', 3) : formatCount(count);
}

QString mapText(const Shape &shape)
{
    return shape.size() == 4 ? QStringLiteral("%1 × %2 × %3").arg(shape[1]).arg(shape[2]).arg(shape[3])
                             : formatShape(shape);
}

} // namespace

HeadDiagram::HeadDiagram(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    installExportMenu(this, exportSource());
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("The head's branches"));
        update();
    });
    m_chosen = headPart("stems", m_level);
}

void HeadDiagram::setRun(std::shared_ptr<const YoloxRun> run)
{
    m_run = std::move(run);
    read();
}

void HeadDiagram::setLevel(int level)
{
    // The same part of the other level.
    const auto before = parts();
    const auto chosen =
        std::find_if(before.begin(), before.end(), [this](const Part &part) { return part.path == m_chosen; });
    m_level = level;
    if (chosen != before.end())
        m_chosen = parts()[static_cast<std::size_t>(chosen - before.begin())].path;
    read();
}

void HeadDiagram::setCosts(std::optional<HeadCost> decoupled, std::optional<HeadCost> coupled, const CoupledSpec &spec)
{
    m_decoupled = std::move(decoupled);
    m_coupled = std::move(coupled);
    m_spec = spec;
    update();
}

void HeadDiagram::setChosen(const std::string &path)
{
    m_chosen = path;
    update();
}

void HeadDiagram::read()
{
    m_images.clear();
    const QSize size(96, static_cast<int>(thumbHeight));
    for (const std::string &path : m_run ? paths() : std::vector<std::string>())
        if (const Snapshot tensor = tensorOf(path); tensor.valid())
            m_images.emplace_back(path, renderThumbnail(tensor, size * devicePixelRatioF()));
    update();
}

Snapshot HeadDiagram::tensorOf(const std::string &path) const
{
    if (!m_run || !m_run->trace)
        return {};
    const Trace &trace = *m_run->trace;
    if (!path.empty())
        return trace.output(path);
    const int head = trace.graph.findBlock("head");
    if (head < 0)
        return {};
    const auto &inputs = trace.graph.blocks[static_cast<std::size_t>(head)].inputs;
    if (static_cast<std::size_t>(m_level) >= inputs.size())
        return {};
    const ValueRef from = inputs[static_cast<std::size_t>(m_level)];
    return trace.nodes[static_cast<std::size_t>(from.node)].outputs[static_cast<std::size_t>(from.port)];
}

std::vector<std::string> HeadDiagram::paths() const
{
    std::vector<std::string> all;
    for (const Part &part : parts())
        if (!part.isCoupled)
            all.push_back(part.path);
    return all;
}

void HeadDiagram::addDecoupled(std::vector<Part> &parts) const
{
    const std::string at = "." + std::to_string(m_level);
    const bool isDepthwise = m_run && m_run->spec.depthwise;
    const QString conv = isDepthwise ? tr("3×3 dw, 1×1") : tr("3×3 conv");
    const QString convHelp = isDepthwise ? tr("Depthwise separable: each channel on its own 3×3, then 1×1 over all; "
                                              "batch norm and activation behind each")
                                         : tr("Convolution, batch norm, activation; the map keeps its size");
    parts.push_back({{}, {}, tr("Neck"), tr("What the neck tells of this level"), 0, 0.5, {}});
    parts.push_back({headPart("stems", m_level),
                     "stems" + at,
                     tr("Stem, 1×1"),
                     tr("Brings every level to the same number of channels, for both branches"),
                     1,
                     0.5,
                     {0}});
    parts.push_back({headPart("cls_convs", m_level, 0), {}, conv, convHelp, 2, 0, {1}});
    parts.push_back({headPart("cls_convs", m_level, 1),
                     "cls_convs" + at,
                     conv,
                     tr("End of the class branch: what it is"),
                     3,
                     0,
                     {2}});
    parts.push_back({headPart("reg_convs", m_level, 0), {}, conv, convHelp, 2, 1, {1}});
    parts.push_back({headPart("reg_convs", m_level, 1),
                     "reg_convs" + at,
                     conv,
                     tr("End of the box branch: where it is"),
                     3,
                     1,
                     {4}});
    parts.push_back({headPart("cls_preds", m_level),
                     "cls_preds" + at,
                     tr("Classes, 1×1"),
                     tr("A logit for each class: y = W·f + b"),
                     4,
                     0,
                     {3}});
    parts.push_back({headPart("reg_preds", m_level),
                     "reg_preds" + at,
                     tr("Box, 1×1"),
                     tr("x, y, w, h before decoding: y = W·f + b"),
                     4,
                     1,
                     {5}});
    parts.push_back({headPart("obj_preds", m_level),
                     "obj_preds" + at,
                     tr("Objectness, 1×1"),
                     tr("One logit, whether there is an object: y = W·f + b"),
                     4,
                     2,
                     {5}});
    parts.push_back({headPart("outputs", m_level),
                     {},
                     tr("Concat"),
                     tr("Box, objectness and classes on the channel axis; then flattened, joined with the other levels "
                        "and transposed"),
                     5,
                     1,
                     {6, 7, 8}});
}

void HeadDiagram::addCoupled(std::vector<Part> &parts) const
{
    const std::string at = "." + std::to_string(m_level);
    const int neck = static_cast<int>(parts.size());
    parts.push_back({{}, {}, tr("Neck"), tr("What the neck tells of this level"), 0, rows, {}, true});
    int last = neck;
    if (m_spec.convs > 0) {
        parts.push_back({{},
                         "convs" + at,
                         tr("%1 × 3×3 conv").arg(m_spec.convs),
                         tr("One chain for everything, as many channels as the neck has"),
                         1,
                         rows,
                         {last},
                         true});
        last = neck + 1;
    }
    parts.push_back({{},
                     "preds" + at,
                     tr("One output, 1×1"),
                     tr("%1 anchors × (4 + 1 + classes) channels: box, objectness and classes of the same numbers")
                         .arg(m_spec.anchors),
                     2,
                     rows,
                     {last},
                     true});
}

std::vector<HeadDiagram::Part> HeadDiagram::parts() const
{
    std::vector<Part> all;
    addDecoupled(all);
    addCoupled(all);
    return all;
}

const HeadPartCost *HeadDiagram::costOf(const Part &part) const
{
    const auto &head = part.isCoupled ? m_coupled : m_decoupled;
    if (!head || part.cost.empty())
        return nullptr;
    for (const HeadPartCost &cost : head->levels[static_cast<std::size_t>(m_level)])
        if (cost.name == part.cost)
            return &cost;
    return nullptr;
}

double HeadDiagram::lineHeight() const
{
    return fontMetrics().height();
}

double HeadDiagram::rowHeight() const
{
    return thumbHeight + 2 * lineHeight() + gap;
}

QSize HeadDiagram::sizeHint() const
{
    return {760, static_cast<int>(2 * lineHeight() + rows * rowHeight() + 3 * lineHeight() + 2 * gap)};
}

QRectF HeadDiagram::rectOf(const Part &part, const QSize &size) const
{
    const double width = (size.width() - 2 - (columns - 1) * arrow) / columns;
    const double left = 1 + part.column * (width + arrow);
    if (part.isCoupled)
        return {left, 2 * lineHeight() + rows * rowHeight() + gap, width, 3 * lineHeight()};
    return {left, lineHeight() + part.row * rowHeight(), width, rowHeight() - gap};
}

QRectF HeadDiagram::rectOf(const std::string &path) const
{
    for (const Part &part : parts())
        if (!part.isCoupled && part.path == path)
            return rectOf(part, size());
    return {};
}

QString HeadDiagram::titleOf(const std::string &path) const
{
    for (const Part &part : parts())
        if (!part.isCoupled && part.path == path)
            return path.empty() ? part.title : QStringLiteral("%1, %2").arg(part.title, QString::fromStdString(path));
    return {};
}

void HeadDiagram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, size());
}

void HeadDiagram::paint(QPainter &painter, const QSize &size) const
{
    const Theme &theme = Theme::instance();
    painter.setFont(font());
    paintHeadings(painter);
    const auto all = parts();
    for (const Part &part : all) {
        const QRectF rect = rectOf(part, size);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(Theme::Role::MutedText), 1.2));
        for (const int from : part.from) {
            const QRectF source = rectOf(all[static_cast<std::size_t>(from)], size);
            const QPointF start(source.right(), source.center().y()), end(rect.left() - 1, rect.center().y());
            painter.drawLine(start, end);
            painter.drawLine(end, end + QPointF(-5, -3));
            painter.drawLine(end, end + QPointF(-5, 3));
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
        paintPart(painter, part, rect);
    }
}

void HeadDiagram::paintHeadings(QPainter &painter) const
{
    painter.setPen(Theme::instance().color(Theme::Role::Text));
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(QPointF(1, fontMetrics().ascent()),
                     tr("Decoupled: a branch for what, a branch for where (parameters · multiply-accumulates)"));
    painter.drawText(QPointF(1, lineHeight() + rows * rowHeight() + fontMetrics().ascent()),
                     tr("Coupled: one chain for everything"));
    painter.setFont(font());
}

void HeadDiagram::paintPart(QPainter &painter, const Part &part, const QRectF &rect) const
{
    const Theme &theme = Theme::instance();
    const bool isChosen = !part.isCoupled && part.path == m_chosen;
    painter.fillRect(rect, theme.color(Theme::Role::BlockFill));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(isChosen ? Theme::Role::Accent : Theme::Role::Border), isChosen ? 2 : 1,
                        isChosen && hasFocus() ? Qt::DashLine : Qt::SolidLine));
    painter.drawRect(rect);
    QRectF line(rect.left() + 4, rect.top() + 1, rect.width() - 8, lineHeight());
    const auto write = [&](const QString &text, Theme::Role role) {
        painter.setPen(theme.color(role));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(line.width())));
        line.translate(0, lineHeight());
    };
    write(part.title, Theme::Role::BlockText);
    const HeadPartCost *cost = costOf(part);
    if (part.isCoupled) {
        if (cost)
            write(mapText(cost->output), Theme::Role::MutedText);
        else if (const Snapshot map = tensorOf({}); map.valid())
            write(mapText(map.shape()), Theme::Role::MutedText);
    } else {
        for (const auto &[path, image] : m_images)
            if (path == part.path)
                painter.drawImage(QRectF(line.left(), line.top(), line.width(), thumbHeight), image);
        line.translate(0, thumbHeight);
        if (!cost) {
            if (const Snapshot map = tensorOf(part.path); map.valid())
                write(mapText(map.shape()), Theme::Role::MutedText);
        }
    }
    if (cost)
        write(QStringLiteral("%1 · %2").arg(shortCount(cost->parameters), shortCount(cost->macs)),
              Theme::Role::MutedText);
}

QString HeadDiagram::tipAt(const QPointF &place) const
{
    for (const Part &part : parts()) {
        if (!rectOf(part, size()).contains(place))
            continue;
        QStringList lines = {part.title, part.help};
        if (!part.path.empty())
            lines += QString::fromStdString(part.path);
        if (const Snapshot map = part.isCoupled ? Snapshot() : tensorOf(part.path); map.valid())
            lines += tr("Output: %1 (channels × rows × columns)").arg(mapText(map.shape()));
        if (const HeadPartCost *cost = costOf(part))
            lines += tr("Parameters: %1, multiply-accumulates: %2%3")
                         .arg(formatCount(cost->parameters), formatCount(cost->macs),
                              part.cost.starts_with("cls_convs") || part.cost.starts_with("reg_convs")
                                  ? tr(" (both convolutions of the branch)")
                                  : QString());
        return lines.join(QLatin1Char('\n'));
    }
    return {};
}

void HeadDiagram::choose(const std::string &path)
{
    if (path == m_chosen)
        return;
    setChosen(path);
    emit chosenChanged(path);
}

void HeadDiagram::mousePressEvent(QMouseEvent *event)
{
    for (const Part &part : parts())
        if (event->button() == Qt::LeftButton && !part.isCoupled && rectOf(part, size()).contains(event->position()))
            return choose(part.path);
    QWidget::mousePressEvent(event);
}

void HeadDiagram::keyPressEvent(QKeyEvent *event)
{
    const int step = (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down)
        - (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up);
    if (step == 0)
        return QWidget::keyPressEvent(event);
    const auto all = paths();
    const auto at = std::find(all.begin(), all.end(), m_chosen) - all.begin() + step;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(all.size()))
        choose(all[static_cast<std::size_t>(at)]);
}

bool HeadDiagram::event(QEvent *event)
{
    return showToolTip(event, this, [this](QPoint at) { return tipAt(at); }) || QWidget::event(event);
}

ExportSource HeadDiagram::exportSource() const
{
    return {[] { return QStringLiteral("yolox-head"); }, [this] { return size(); },
            [this](QPainter &painter) { paint(painter, size()); }, [this] { return csv(); }};
}

QString HeadDiagram::csv() const
{
    QString text = QStringLiteral("head,part,channels,rows,columns,parameters,macs\n");
    const auto add = [&text](const char *name, const std::optional<HeadCost> &head) {
        for (std::size_t level = 0; head && level < head->levels.size(); ++level)
            for (const HeadPartCost &part : head->levels[level])
                text += QStringLiteral("%1,%2,%3,%4,%5,%6,%7\n")
                            .arg(QLatin1String(name), QString::fromStdString(part.name))
                            .arg(part.output[1])
                            .arg(part.output[2])
                            .arg(part.output[3])
                            .arg(part.parameters)
                            .arg(part.macs);
    };
    add("decoupled", m_decoupled);
    add("coupled", m_coupled);
    return text;
}

} // namespace vitrine
