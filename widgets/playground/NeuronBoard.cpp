#include "widgets/playground/NeuronBoard.h"

#include "widgets/common/ArrowKeys.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/playground/LayerHeader.h"
#include "widgets/playground/PlanePaint.h"
#include "widgets/playground/WeightCard.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double reach = 6; ///< pixels from a link that still mean it
constexpr int samples = 24; ///< places of a link that the mouse is held against
constexpr double thinnest = 0.75, thickest = 7;

QPainterPath linkPath(const QRectF &from, const QRectF &to)
{
    const QPointF start(from.right(), from.center().y()), end(to.left(), to.center().y());
    const QPointF bend((end.x() - start.x()) / 2, 0);
    QPainterPath path(start);
    path.cubicTo(start + bend, end - bend, end);
    return path;
}

/// Calls `visit` for every weight that is drawn as a link.
template <typename Visit>
void forLinks(const NeuronChart &chart, Visit &&visit)
{
    int before = chart.inputCount();
    for (int layer = 0; layer < static_cast<int>(chart.layers.size()); ++layer) {
        const int count = chart.layers[static_cast<std::size_t>(layer)].count;
        for (int neuron = 0; neuron < count; ++neuron)
            for (int from = 0; from < before; ++from)
                visit(WeightRef{layer, neuron, from});
        before = count;
    }
}

} // namespace

NeuronBoard::NeuronBoard(Playground *playground, QWidget *parent)
    : QWidget(parent), m_playground(playground), m_card(new WeightCard(playground, this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(playground, &Playground::networkChanged, this, &NeuronBoard::rebuild);
    for (const auto signal : {&Playground::weightsChanged, &Playground::mapsChanged, &Playground::focusChanged})
        connect(playground, signal, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &NeuronBoard::arrange);
    connect(m_card, &WeightCard::committed, this, &NeuronBoard::weightEdited);
    installExportMenu(this, exportSource());
    translated(this, [this] { setAccessibleName(tr("Neurons")); });
    rebuild();
}

ExportSource NeuronBoard::exportSource()
{
    ExportSource source;
    source.name = [] { return QStringLiteral("neurons"); };
    source.size = [this] { return size(); };
    source.paint = [this](QPainter &painter) { draw(painter); };
    source.csv = [this] {
        QString text = QStringLiteral("tensor,place,value\n");
        for (const auto &[name, tensor] : m_playground->weights())
            for (std::int64_t i = 0; i < tensor.elementCount(); ++i)
                text += QStringLiteral("%1,%2,%3\n").arg(QString::fromStdString(name)).arg(i).arg(tensor.flat(i));
        return text;
    };
    return source;
}

void NeuronBoard::rebuild()
{
    const auto &chart = m_playground->chart();
    const std::size_t hidden = chart ? chart->layers.size() - 1 : 0;
    while (m_headers.size() > hidden) {
        m_headers.back()->deleteLater();
        m_headers.back()->hide();
        m_headers.pop_back();
    }
    while (m_headers.size() < hidden) {
        auto *header = new LayerHeader(this);
        const int layer = static_cast<int>(m_headers.size());
        connect(header, &LayerHeader::countWanted, this, [this, layer](int count) { emit countWanted(layer, count); });
        connect(header, &LayerHeader::removeWanted, this, [this, layer] { emit removeWanted(layer); });
        connect(header, &LayerHeader::activationWanted, this,
                [this, layer](const QString &type) { emit activationWanted(layer, type); });
        header->show();
        m_headers.push_back(header);
    }
    for (std::size_t i = 0; i < hidden; ++i)
        m_headers[i]->setLayer(chart->layers[i], chart->layers[i].count < mostNeurons);
    m_hovered.reset();
    arrange();
}

void NeuronBoard::arrange()
{
    if (const auto &chart = m_playground->chart()) {
        const int header = m_headers.empty() ? Theme::instance().px(24) : m_headers.front()->sizeHint().height() + 8;
        m_layout = BoardLayout::of(*chart, size(), header);
        for (std::size_t i = 0; i < m_headers.size(); ++i)
            m_headers[i]->setGeometry(m_layout.headers[i].toRect());
    }
    update();
}

void NeuronBoard::resizeEvent(QResizeEvent *)
{
    arrange();
}

void NeuronBoard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(painter);
}

void NeuronBoard::draw(QPainter &painter) const
{
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::CanvasBackground));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    if (!m_playground->chart()) {
        painter.setPen(Theme::instance().color(Theme::Role::MutedText));
        painter.drawText(rect().adjusted(32, 0, -32, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("This network is no chain of linear layers, so that its neurons can't be drawn one by one. "
                            "What it answers stands on the right."));
        return;
    }
    drawLinks(painter);
    drawFeatures(painter);
    drawNeurons(painter);
}

void NeuronBoard::drawLinks(QPainter &painter) const
{
    const NeuronChart &chart = *m_playground->chart();
    const float most = std::max(m_playground->largestWeight(), 1e-6F);
    const auto drawn = [&](const WeightRef &weight, bool isHovered) {
        const auto value = m_playground->value(weight);
        if (!value)
            return;
        const float share = std::clamp(*value / most, -1.0F, 1.0F);
        // White at zero would be lost on light ground: links keep some colour.
        QColor colour = AnswerScale::numberColour(std::copysign(0.35F + 0.65F * std::abs(share), share));
        colour.setAlphaF(isHovered ? 1.0F : 0.25F + 0.65F * std::abs(share));
        const double width = thinnest + (thickest - thinnest) * static_cast<double>(std::abs(share));
        painter.setPen(QPen(colour, width + (isHovered ? 2 : 0)));
        painter.drawPath(linkPath(m_layout.sourceOf(chart, weight), m_layout.targetOf(weight)));
    };
    painter.setBrush(Qt::NoBrush);
    forLinks(chart, [&](const WeightRef &weight) { drawn(weight, false); });
    if (m_hovered && m_hovered->from >= 0)
        drawn(*m_hovered, true);
}

void NeuronBoard::drawFocus(QPainter &painter, const QRectF &place, const NeuronRef &neuron) const
{
    const bool isFocus = m_playground->focus() == neuron;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().color(isFocus ? Theme::Role::Accent : Theme::Role::Border), isFocus ? 3 : 1));
    painter.drawRect(place);
}

/// All the features there are; those that the network is not given are pale and without links.
void NeuronBoard::drawFeatures(QPainter &painter) const
{
    const NeuronChart &chart = *m_playground->chart();
    const PlaneGrid grid = m_playground->isLine() ? PlaneGrid{64, 1, 1.2} : PlaneGrid{24, 24, 1.2};
    for (std::size_t i = 0; i < m_layout.features.size(); ++i) {
        const QRectF &place = m_layout.features[i];
        const auto found = std::ranges::find(chart.features, static_cast<int>(i));
        const bool isOn = chart.isLine || found != chart.features.end();
        std::vector<float> values;
        for (int row = 0; row < grid.rows; ++row)
            for (int column = 0; column < grid.columns; ++column)
                values.push_back(
                    planeFeatures()[i].of(static_cast<float>(grid.x(column)), static_cast<float>(grid.y(row))));
        painter.setOpacity(isOn ? 1 : 0.3);
        paintMap(painter, place, values, grid);
        painter.setOpacity(1);
        drawFocus(painter, place, {-1, isOn ? static_cast<int>(found - chart.features.begin()) : -1});
        painter.setPen(Theme::instance().color(isOn ? Theme::Role::Text : Theme::Role::MutedText));
        painter.drawText(QRectF(4, place.top(), place.left() - 12, place.height()), Qt::AlignRight | Qt::AlignVCenter,
                         QString::fromUtf8(planeFeatures()[i].text));
    }
}

void NeuronBoard::drawNeurons(QPainter &painter) const
{
    const NeuronChart &chart = *m_playground->chart();
    const auto maps = m_playground->maps();
    const float most = std::max(m_playground->largestWeight(), 1e-6F);
    for (int layer = 0; layer < static_cast<int>(m_layout.neurons.size()); ++layer) {
        const auto &places = m_layout.neurons[static_cast<std::size_t>(layer)];
        for (int neuron = 0; neuron < static_cast<int>(places.size()); ++neuron) {
            const QRectF &place = places[static_cast<std::size_t>(neuron)];
            paintMap(painter, place, m_playground->mapOf({layer, neuron}), maps ? maps->grid : PlaneGrid());
            drawFocus(painter, place, {layer, neuron});
            const WeightRef bias{layer, neuron, -1};
            if (!chart.layers[static_cast<std::size_t>(layer)].hasBias)
                continue;
            painter.setPen(
                QPen(Theme::instance().color(m_hovered == bias ? Theme::Role::Accent : Theme::Role::MutedText),
                     m_hovered == bias ? 2 : 1));
            painter.setBrush(
                AnswerScale::numberColour(std::clamp(m_playground->value(bias).value_or(0) / most, -1.0F, 1.0F)));
            painter.drawRect(m_layout.biasOf(layer, neuron));
        }
    }
}

std::optional<NeuronRef> NeuronBoard::neuronAt(QPointF position) const
{
    for (std::size_t layer = 0; layer < m_layout.neurons.size(); ++layer)
        for (std::size_t i = 0; i < m_layout.neurons[layer].size(); ++i)
            if (m_layout.neurons[layer][i].contains(position))
                return NeuronRef{static_cast<int>(layer), static_cast<int>(i)};
    return std::nullopt;
}

std::optional<int> NeuronBoard::featureAt(QPointF position) const
{
    for (std::size_t i = 0; i < m_layout.features.size(); ++i)
        if (m_layout.features[i].adjusted(-60, 0, 0, 0).contains(position))
            return static_cast<int>(i);
    return std::nullopt;
}

QPointF NeuronBoard::middleOf(const WeightRef &weight) const
{
    if (weight.from < 0)
        return m_layout.biasOf(weight.layer, weight.neuron).center();
    return linkPath(m_layout.sourceOf(*m_playground->chart(), weight), m_layout.targetOf(weight)).pointAtPercent(0.5);
}

std::optional<WeightRef> NeuronBoard::weightAt(QPointF position) const
{
    const auto &chart = m_playground->chart();
    if (!chart)
        return std::nullopt;
    for (int layer = 0; layer < static_cast<int>(m_layout.neurons.size()); ++layer)
        for (int i = 0; i < chart->layers[static_cast<std::size_t>(layer)].count; ++i)
            if (chart->layers[static_cast<std::size_t>(layer)].hasBias
                && m_layout.biasOf(layer, i).adjusted(-3, -3, 3, 3).contains(position))
                return WeightRef{layer, i, -1};
    std::optional<WeightRef> nearest;
    double least = reach;
    forLinks(*chart, [&](const WeightRef &weight) {
        const QRectF from = m_layout.sourceOf(*chart, weight), to = m_layout.targetOf(weight);
        if (position.x() < from.right() || position.x() > to.left())
            return;
        const QPainterPath path = linkPath(from, to);
        for (int i = 0; i <= samples; ++i) {
            const QPointF away = path.pointAtPercent(static_cast<double>(i) / samples) - position;
            if (const double distance = std::hypot(away.x(), away.y()); distance < least) {
                least = distance;
                nearest = weight;
            }
        }
    });
    return nearest;
}

void NeuronBoard::mouseMoveEvent(QMouseEvent *event)
{
    if (m_card->isEditing() || !m_playground->chart())
        return;
    const auto weight = weightAt(event->position());
    const auto neuron = weight ? std::nullopt : neuronAt(event->position());
    if (weight != m_hovered) {
        m_hovered = weight;
        update();
    }
    if (weight)
        m_card->show(*weight, event->pos());
    else
        m_card->leave();
    auto focus = neuron;
    const auto feature = weight ? std::nullopt : featureAt(event->position());
    const auto &features = m_playground->chart()->features;
    if (feature)
        if (const auto found = std::ranges::find(features, *feature); found != features.end())
            focus = NeuronRef{-1, static_cast<int>(found - features.begin())};
    m_playground->setFocus(focus);
    setCursor(weight || (feature && !m_playground->isLine()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void NeuronBoard::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_playground->chart())
        return;
    setFocus();
    if (const auto weight = weightAt(event->position())) {
        m_card->show(*weight, event->pos());
        m_card->edit();
    } else if (const auto feature = featureAt(event->position()); feature && !m_playground->isLine()) {
        toggleFeature(*feature);
    }
}

void NeuronBoard::toggleFeature(int feature)
{
    FeatureList features = m_playground->chart()->features;
    if (const auto found = std::ranges::find(features, feature); found == features.end())
        features.push_back(feature);
    else if (features.size() > 1) // without any there is nothing to learn from
        features.erase(found);
    std::ranges::sort(features);
    if (features != m_playground->chart()->features)
        emit featuresWanted(features);
}

void NeuronBoard::leaveEvent(QEvent *)
{
    m_card->leave();
    m_hovered.reset();
    m_playground->setFocus(std::nullopt);
    update();
}

bool NeuronBoard::event(QEvent *event)
{
    // Arrows are the window's steps, unless the neurons have the keyboard.
    const auto isOwn = [](const QKeyEvent &press) {
        const bool isAlone = (press.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        return isAlone && (press.key() == Qt::Key_Return || !arrowDirection(press.key()).isNull());
    };
    if (keepsKey(event, isOwn))
        return true;
    return showToolTip(event, this, [this](QPoint at) { return tipAt(at); }) || QWidget::event(event);
}

QString NeuronBoard::tipAt(QPoint at) const
{
    if (const auto neuron = neuronAt(at))
        return m_playground->nameOf(*neuron);
    const auto feature = featureAt(at);
    if (!feature || !m_playground->chart() || m_playground->isLine())
        return {};
    return tr("Click to give the network %1, or to take it away")
        .arg(QString::fromUtf8(planeFeatures()[static_cast<std::size_t>(*feature)].text));
}

void NeuronBoard::keyPressEvent(QKeyEvent *event)
{
    if (!m_playground->chart())
        return QWidget::keyPressEvent(event);
    const auto focus = m_playground->focus();
    if (event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down) {
        moveFocus(event->key());
    } else if (event->key() == Qt::Key_Return && focus && focus->layer >= 0) {
        const WeightRef bias{focus->layer, focus->index, -1};
        m_card->show(bias, middleOf(bias).toPoint());
        m_card->edit();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void NeuronBoard::moveFocus(int key)
{
    const NeuronChart &chart = *m_playground->chart();
    NeuronRef to = m_playground->focus().value_or(NeuronRef{0, -1});
    const auto countOf = [&](int layer) {
        return layer < 0 ? chart.inputCount() : chart.layers[static_cast<std::size_t>(layer)].count;
    };
    to.layer += key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
    to.layer = std::clamp(to.layer, -1, static_cast<int>(chart.layers.size()) - 1);
    to.index += key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    to.index = std::clamp(to.index, 0, countOf(to.layer) - 1);
    m_playground->setFocus(to);
}

} // namespace vitrine
