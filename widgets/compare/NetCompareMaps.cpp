#include "widgets/compare/NetCompareMaps.h"

#include "core/trace/Difference.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/compare/NetCompareModel.h"
#include "widgets/compare/NetCompareText.h"
#include "widgets/detection/compare/ChangeMarks.h"
#include "widgets/maps/ColourLegend.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int gap = 16; ///< between the maps of a picture

constexpr NetSide sides[] = {NetSide::A, NetSide::B};

QColor letterColour(int frame)
{
    const BoxChange changes[] = {BoxChange::OnlyA, BoxChange::OnlyB, BoxChange::Same};
    return changeColour(changes[frame]);
}

QString indexText(const Index &index)
{
    QStringList numbers;
    for (const std::int64_t each : index)
        numbers += QString::number(each);
    return QStringLiteral("[%1]").arg(numbers.join(QStringLiteral(", ")));
}

/// The layout's index of a cell; nothing where the map is too small for it.
std::optional<Index> indexIn(const MapGridView &view, const PlaneCell &cell)
{
    const PlaneLayout &layout = view.layout();
    if (!view.hasTensor() || cell.plane >= layout.planes() || cell.y >= layout.height() || cell.x >= layout.width())
        return std::nullopt;
    return layout.index(cell);
}

} // namespace

/// What is drawn for one place.
struct NetCompareMaps::Pictures {
    std::array<Snapshot, FrameCount> tensors; ///< invalid: there is none
    std::array<QStringList, FrameCount> names; ///< of a vector's numbers
    ValueSpan both;
    TensorRole role = TensorRole::Activation;
};

NetCompareMaps::NetCompareMaps(NetCompareState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_readout(new QLabel(this)), m_job(this)
{
    build();
    link();
    connect(state, &NetCompareState::comparisonChanged, this, &NetCompareMaps::showComparison);
    connect(state, &NetCompareState::placeChanged, this, &NetCompareMaps::showPlace);
    translated(this, [this] { setTexts(); });
}

void NetCompareMaps::build()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setRowStretch(1, 1);
    for (int i = 0; i < FrameCount; ++i) {
        MapFrame &frame = m_frames[static_cast<std::size_t>(i)];
        frame = {new QLabel(this), new QLabel(this), new MapGridView(this), new ColourLegend(this)};
        const QColor colour = letterColour(i);
        frame.letter->setStyleSheet(QStringLiteral("background: %1; color: %2; font-weight: 600; padding: 2px 8px;")
                                        .arg(colour.name(), Theme::textOn(colour).name()));
        frame.text->setWordWrap(true);
        frame.text->setTextFormat(Qt::PlainText);
        frame.text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        auto *head = new QHBoxLayout;
        head->setSpacing(8);
        head->addWidget(frame.letter, 0, Qt::AlignTop);
        head->addWidget(frame.text, 1);
        grid->addLayout(head, 0, i);
        grid->addWidget(frame.view, 1, i);
        grid->addWidget(frame.legend, 2, i);
        grid->setColumnStretch(i, 1);
        connect(frame.view, &MapGridView::scaleChanged, this, [frame] {
            if (frame.view->hasTensor())
                frame.legend->setScale(frame.view->legend(), false);
            else
                frame.legend->clear();
        });
    }
    m_frames[Between].view->setSigned(true);
    m_readout->setTextFormat(Qt::PlainText);
    m_readout->setMinimumHeight(m_readout->fontMetrics().height() + 4);
    grid->addWidget(m_readout, 3, 0, 1, FrameCount);
}

/// The three move, zoom and point as one.
void NetCompareMaps::link()
{
    for (int i = 0; i < FrameCount; ++i) {
        MapGridView *one = map(static_cast<Frame>(i));
        one->setDescriber([this, i](const PlaneCell &cell) { return describe(static_cast<Frame>(i), cell); });
        connect(one, &MapGridView::hovered, this,
                [this, i](const std::optional<PlaneCell> &cell) { point(static_cast<Frame>(i), cell); });
        for (int j = 0; j < FrameCount; ++j) {
            if (i == j)
                continue;
            MapGridView *other = map(static_cast<Frame>(j));
            connect(one, &MapGridView::hovered, other, &MapGridView::setHoveredCell);
            connect(one, &MapGridView::zoomChanged, other, &MapGridView::setZoom);
            connect(one->verticalScrollBar(), &QScrollBar::valueChanged, other->verticalScrollBar(),
                    &QScrollBar::setValue);
            connect(one->horizontalScrollBar(), &QScrollBar::valueChanged, other->horizontalScrollBar(),
                    &QScrollBar::setValue);
        }
    }
}

void NetCompareMaps::showComparison()
{
    if (m_state->comparison()) {
        const Outcome &a = m_state->outcome(NetSide::A), &b = m_state->outcome(NetSide::B);
        const auto difference = NetSideDifference::of(*m_state->comparison());
        text(SideA)->setText(NetCompareText::side(a, difference));
        text(SideB)->setText(NetCompareText::side(b, difference));
    } else {
        for (const MapFrame &frame : m_frames) {
            frame.text->clear();
            frame.view->setMessage(tr("Being computed"));
        }
    }
}

void NetCompareMaps::showPlace()
{
    const ComparedPair *pair = m_state->pair();
    if (!pair) {
        m_job.cancel();
        for (const MapFrame &frame : m_frames)
            frame.view->setMessage(tr("This step is not part of the comparison"));
        text(Between)->clear();
        return;
    }
    text(Between)->setText(figuresText(*m_state, *pair));
    Pictures pictures;
    pictures.role = isOfWeights(m_state->part()) ? TensorRole::Weight : TensorRole::Activation;
    for (int i = 0; i < 2; ++i) {
        const NetSide side = sides[i];
        const std::vector<PartTensor> tensors = m_state->tensors(side);
        const auto frame = static_cast<std::size_t>(i);
        if (!tensors.empty())
            pictures.tensors[frame] =
                tensors[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(m_tensor, 0, std::ssize(tensors) - 1))]
                    .tensor;
        const Outcome &outcome = m_state->outcome(side);
        const Snapshot &tensor = pictures.tensors[frame];
        if (tensor.valid() && tensor.shape().size() == 2 && tensor.shape()[1] == outcome.classes.size()
            && !isOfWeights(m_state->part()))
            pictures.names[frame] = outcome.classes;
    }
    m_job.start([this, pictures](const Cancel &) -> LatestJob::Deliver {
        Pictures done = pictures;
        const Snapshot &a = done.tensors[SideA], &b = done.tensors[SideB];
        if (a.valid() && b.valid() && a.shape() == b.shape()) {
            done.tensors[Between] = difference(a, b);
            done.tensors[Between].data(); // computed here, not while it is painted
            done.names[Between] = done.names[SideA];
        }
        for (const Snapshot &each : {a, b})
            if (each.valid())
                done.both.include(valueSpan(each));
        return [this, done] { show(done); };
    });
}

QString NetCompareMaps::missing(Frame frame) const
{
    const ComparedPair *pair = m_state->pair();
    if (!pair)
        return {};
    if (frame == Between)
        return figuresText(*m_state, *pair);
    if (m_state->path(*pair, sides[frame]).isEmpty())
        return tr("This side has no such block");
    switch (m_state->part()) {
    case ComparedPart::Output:
        return tr("There is no output");
    case ComparedPart::Gradient:
        return tr("There is no gradient here");
    case ComparedPart::WeightGradients:
        return tr("No weight of this block has a gradient");
    case ComparedPart::Weights:
        break;
    }
    return tr("This block has no weights");
}

void NetCompareMaps::show(const Pictures &pictures)
{
    m_both = pictures.both;
    for (int i = 0; i < FrameCount; ++i) {
        const auto frame = static_cast<std::size_t>(i);
        MapGridView *view = m_frames[frame].view;
        view->setElementNames(pictures.names[frame]);
        if (pictures.tensors[frame].valid())
            view->setTensor(pictures.tensors[frame], pictures.role);
        else
            view->setMessage(missing(static_cast<Frame>(i)));
    }
    setTexts();
    applyScale();
    emit shown();
}

void NetCompareMaps::setSharedScale(bool shared)
{
    m_isShared = shared;
    applyScale();
}

void NetCompareMaps::applyScale()
{
    for (const Frame frame : {SideA, SideB}) {
        map(frame)->setNetworkRange(m_both);
        map(frame)->setSigned(m_isShared && m_both.min < 0);
        map(frame)->setScaleMode(m_isShared ? ScaleMode::Network : ScaleMode::Layer);
    }
}

void NetCompareMaps::setTensor(int index)
{
    if (std::exchange(m_tensor, index) != index)
        showPlace();
}

void NetCompareMaps::setChoice(PlaneChoice choice)
{
    for (const MapFrame &frame : m_frames)
        frame.view->setChoice(choice);
}

QString NetCompareMaps::describe(Frame frame, const PlaneCell &cell) const
{
    const auto own = indexIn(*map(frame), cell);
    if (!own)
        return {};
    QStringList parts{indexText(*own)};
    const QString names[] = {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("A − B")};
    for (int i = 0; i < FrameCount; ++i) {
        const MapGridView *view = map(static_cast<Frame>(i));
        if (const auto index = indexIn(*view, cell); index && (i == frame || *index == *own))
            parts += QStringLiteral("%1 = %2").arg(names[i], formatExact(view->tensor().at(*index)));
    }
    return parts.join(QLatin1Char('\n'));
}

void NetCompareMaps::point(Frame frame, const std::optional<PlaneCell> &cell)
{
    if (cell)
        m_readout->setText(describe(frame, *cell).replace(QLatin1Char('\n'), QStringLiteral("     ")));
    else
        setTexts();
}

void NetCompareMaps::setTexts()
{
    const QString letters[] = {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("A − B")};
    const ComparedPair *pair = m_state->pair();
    for (int i = 0; i < FrameCount; ++i) {
        const MapFrame &frame = m_frames[static_cast<std::size_t>(i)];
        frame.letter->setText(letters[i]);
        const QString path = !pair ? QString() : m_state->path(*pair, i == SideB ? NetSide::B : NetSide::A);
        frame.view->setTitle(path.isEmpty() ? letters[i] : QStringLiteral("%1 · %2").arg(letters[i], path));
    }
    m_readout->setText(tr("Point at a number to read it on both sides"));
}

QSize NetCompareMaps::paintSize() const
{
    QSize size(0, 0);
    for (const MapFrame &frame : m_frames) {
        const QSize each = frame.view->exportSource().size().expandedTo({240, 120});
        size = QSize(size.width() + each.width() + gap, std::max(size.height(), each.height()));
    }
    const int head = 5 * fontMetrics().height();
    return size + QSize(gap, head + m_frames[SideA].legend->sizeHint().height() + gap);
}

void NetCompareMaps::paint(QPainter &painter) const
{
    const int head = 5 * fontMetrics().height(), bottom = paintSize().height() - gap;
    int x = gap;
    for (const MapFrame &frame : m_frames) {
        const ExportSource source = frame.view->exportSource();
        const int width = std::max(240, source.size().width());
        painter.setPen(Theme::instance().color(Theme::Role::Text));
        painter.drawText(QRect(x, gap / 2, width, head - gap), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         QStringLiteral("%1   %2").arg(frame.letter->text(), frame.text->text()));
        painter.save();
        painter.translate(x, head);
        painter.setClipRect(QRect(QPoint(), source.size()));
        source.paint(painter);
        painter.restore();
        painter.save();
        painter.translate(x, bottom - frame.legend->sizeHint().height());
        frame.legend->paint(painter, std::min(width, 320));
        painter.restore();
        x += width + gap;
    }
}

} // namespace vitrine
