#include "widgets/yolox/backbone/ActPage.h"

#include "core/yolox/BackboneParts.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/curves/LabPlot.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/pixels/PixelPane.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

constexpr float slope = 0.1F; ///< of LeakyReLU in Darknet
constexpr int curvePoints = 161;
constexpr double curveEnd = 8;

float sigmoid(float x)
{
    return 1 / (1 + std::exp(-x));
}

float leaky(float x)
{
    return x >= 0 ? x : slope * x;
}

template <typename Function>
std::vector<float> mapped(const std::vector<float> &values, Function function)
{
    std::vector<float> result(values.size());
    std::ranges::transform(values, result.begin(), function);
    return result;
}

} // namespace

ActPage::ActPage(QWidget *parent)
    : BackbonePage(parent), m_choiceName(new QLabel), m_channelName(new QLabel), m_note(new QLabel),
      m_times(new QLabel(QStringLiteral("×"))), m_equals(new QLabel(QStringLiteral("="))), m_sentence(new QLabel),
      m_choice(new QComboBox), m_channel(new QSpinBox), m_legend(new ColourLegend),
      m_curve(new LabPlot(1, QStringLiteral("activation")))
{
    for (PixelPane *&pane : m_panes)
        pane = new PixelPane;
    layOut();
    connectPanes();
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        m_wanted = m_choice->currentData().toString();
        showPart();
    });
    connect(m_channel, &QSpinBox::valueChanged, this, &ActPage::showChannel);
    translated(this, [this] { setTexts(); });
}

void ActPage::layOut()
{
    auto *top = new QHBoxLayout;
    top->addWidget(m_choiceName);
    top->addWidget(m_choice);
    top->addWidget(m_channelName);
    top->addWidget(m_channel);
    top->addStretch(1);
    top->addWidget(m_legend, 1);
    // SiLU as a product in the upper row; what both have in common, and LeakyReLU, below.
    auto *product = new QHBoxLayout;
    product->addWidget(m_panes[Sigmoid], 1);
    product->addWidget(m_times);
    product->addWidget(m_panes[Norm], 1);
    product->addWidget(m_equals);
    product->addWidget(m_panes[SiLU], 1);
    auto *below = new QHBoxLayout;
    below->addWidget(m_panes[Conv], 1);
    below->addWidget(m_curve, 1);
    below->addWidget(m_panes[LeakyReLU], 1);
    for (PixelPane *pane : m_panes)
        pane->setLeastSide(80);
    m_curve->setMinimumSize(160, 96);
    m_note->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(2 * fontMetrics().lineSpacing());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 8, 0, 0);
    all->addLayout(top);
    all->addWidget(m_note);
    all->addLayout(product, 1);
    all->addLayout(below, 1);
    all->addWidget(m_sentence);
}

void ActPage::connectPanes()
{
    for (int i = 0; i < PlaceCount; ++i) {
        const auto at = static_cast<std::size_t>(i);
        m_panes[at]->setDescriber([this](const QPoint &place) { return describe(place); });
        m_panes[at]->setNumbers(
            [this, at](const QPoint &place) { return formatNumber(static_cast<double>(m_planes[at].at(place))); });
        connect(m_panes[at], &PixelPane::hovered, this, &ActPage::point);
    }
}

void ActPage::setTexts()
{
    m_choiceName->setText(tr("Convolution"));
    m_choice->setAccessibleName(m_choiceName->text());
    m_choice->setToolTip(tr("Which of the backbone's BaseConvs is seen"));
    m_channelName->setText(tr("Channel, 0 to %1").arg(m_channel->maximum()));
    m_channel->setAccessibleName(tr("Channel"));
    m_channel->setToolTip(tr("Which of its maps is seen"));
    m_times->setToolTip(tr("Number by number"));
    m_equals->setToolTip(m_times->toolTip());
    m_note->setText(tr("The network has not seen the picture yet."));
    m_panes[Conv]->setTitle(tr("Convolution"));
    m_panes[Norm]->setTitle(tr("x: after batch norm"));
    m_panes[Sigmoid]->setTitle(tr("σ(x): weights, 0 to 1"));
    m_panes[SiLU]->setTitle(tr("BaseConv: SiLU(x)"));
    m_panes[LeakyReLU]->setTitle(tr("CBL: LeakyReLU(x)"));
    m_curve->setTitles(tr("Activations"), QStringLiteral("x"), {QStringLiteral("y")});
    m_curve->setToolTip(tr("SiLU(x) = x·σ(x) and LeakyReLU(x) = x, or 0.1·x below zero"));
    m_curve->setAccessibleName(tr("The two activations as curves"));
    showCurve();
    point(std::nullopt);
}

void ActPage::setRun(std::shared_ptr<const YoloxRun> run)
{
    if (run == m_run)
        return;
    m_run = std::move(run);
    fillChoice();
    showPart();
}

void ActPage::fillChoice()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    const auto backbone = m_run ? backboneOf(m_run->trace->graph) : std::nullopt;
    if (!backbone)
        return;
    for (const std::string &path : compositesOf(m_run->trace->graph, "BaseConv"))
        if (backbone->find(path))
            m_choice->addItem(QString::fromStdString(path.substr(backbone->path.size() + 1)),
                              QString::fromStdString(path));
    m_choice->setCurrentIndex(std::max(m_choice->findData(m_wanted), 0));
    m_choice->setMaxVisibleItems(20);
}

void ActPage::setPart(const std::string &path)
{
    QString wanted = QString::fromStdString(path);
    if (m_choice->findData(wanted) < 0) // its activation, say
        wanted = wanted.left(wanted.lastIndexOf(QLatin1Char('.')));
    if (const int index = m_choice->findData(wanted); index >= 0)
        m_choice->setCurrentIndex(index);
}

void ActPage::showPart()
{
    const bool isAny = m_run && m_choice->count() > 0;
    m_note->setVisible(!isAny);
    m_choice->setEnabled(isAny);
    m_channel->setEnabled(isAny);
    m_conv = m_norm = m_act = {};
    if (isAny) {
        const std::string path = m_choice->currentData().toString().toStdString();
        m_conv = m_run->trace->output(path + ".conv");
        m_norm = m_run->trace->output(path + ".bn");
        m_act = m_run->trace->output(path + ".act");
        const int node = m_run->trace->graph.findNode(path + ".act");
        m_isSilu = node >= 0 && m_run->trace->graph.nodes[static_cast<std::size_t>(node)].kind->type() == "SiLU";
        const QSignalBlocker quiet(m_channel);
        m_channel->setRange(0, static_cast<int>(m_norm.shape()[1]) - 1);
        m_channelName->setText(tr("Channel, 0 to %1").arg(m_channel->maximum()));
    }
    showChannel();
}

void ActPage::showChannel()
{
    m_planes = {};
    m_difference = std::numeric_limits<double>::quiet_NaN();
    if (m_norm.valid()) {
        const int channel = m_channel->value();
        m_planes[Conv] = PlanePicture::of(m_conv, channel);
        PlanePicture &norm = m_planes[Norm] = PlanePicture::of(m_norm, channel);
        const auto make = [&norm](auto function, const ColourScale &scale) {
            return PlanePicture::of(mapped(norm.values, function), norm.width, norm.height, scale);
        };
        m_planes[Sigmoid] = make(sigmoid, ColourScale(ValueSpan{0, 1}));
        m_planes[SiLU] = make([](float x) { return x * sigmoid(x); }, norm.scale);
        m_planes[LeakyReLU] = make(leaky, norm.scale);
        if (m_act.valid()) {
            const PlanePicture own = PlanePicture::of(m_act, channel);
            const PlanePicture &made = m_planes[m_isSilu ? SiLU : LeakyReLU];
            m_difference = 0;
            for (std::size_t i = 0; i < own.values.size(); ++i)
                m_difference = std::max(m_difference, std::abs(static_cast<double>(own.values[i] - made.values[i])));
        }
        m_legend->setScale(norm.scale, false);
    } else {
        m_legend->clear();
    }
    for (std::size_t i = 0; i < PlaceCount; ++i)
        m_panes[i]->setPicture(m_planes[i].image);
    showCurve();
    point(std::nullopt);
}

void ActPage::showCurve()
{
    std::vector<LabCurve> curves(2);
    curves[0].name = QStringLiteral("SiLU");
    curves[1].name = QStringLiteral("LeakyReLU");
    for (int i = 0; i < curvePoints; ++i) {
        const double x = -curveEnd + 2 * curveEnd * i / (curvePoints - 1);
        curves[0].x += x;
        curves[1].x += x;
        curves[0].y += x / (1 + std::exp(-x));
        curves[1].y += x >= 0 ? x : static_cast<double>(slope) * x;
    }
    curves[0].colour = labColour(0);
    curves[1].colour = labColour(1);
    m_curve->setCurves(std::move(curves));
}

void ActPage::point(const std::optional<QPoint> &place)
{
    for (PixelPane *pane : m_panes)
        pane->setHovered(place);
    if (place && !m_planes[Norm].isNull()) {
        m_curve->setMarks({static_cast<double>(m_planes[Norm].at(*place))});
        m_sentence->setText(describe(*place));
        return;
    }
    m_curve->setMarks({});
    const QString own = m_isSilu ? QStringLiteral("SiLU") : QStringLiteral("LeakyReLU");
    m_sentence->setText(std::isnan(m_difference)
                            ? tr("SiLU weighs every number of the map by its own sigmoid.")
                            : tr("SiLU weighs every number of the map by its own sigmoid: what is large stays, what is "
                                 "well below zero fades. This network has %1; what is worked out here differs from it "
                                 "by %2 at most.")
                                  .arg(own, formatNumber(m_difference)));
}

QString ActPage::describe(const QPoint &place) const
{
    if (m_planes[Norm].isNull())
        return {};
    const auto value = [&](Place which) { return formatNumber(static_cast<double>(m_planes[which].at(place))); };
    return tr("Row %1, column %2: convolution %3, after batch norm x = %4, σ(x) = %5\n"
              "SiLU: %5 × %4 = %6; LeakyReLU: %7")
        .arg(place.y())
        .arg(place.x())
        .arg(value(Conv), value(Norm), value(Sigmoid), value(SiLU), value(LeakyReLU));
}

ExportSource ActPage::exportSource() const
{
    auto *self = const_cast<ActPage *>(this); // rendering changes nothing
    const auto csv = [this] {
        QString text = QStringLiteral("y,x,conv,norm,sigmoid,silu,leaky_relu\n");
        const PlanePicture &norm = m_planes[Norm];
        for (int y = 0; y < norm.height; ++y)
            for (int x = 0; x < norm.width; ++x) {
                QStringList cells{QString::number(y), QString::number(x)};
                for (const PlanePicture &plane : m_planes)
                    cells += formatExact(static_cast<double>(plane.at({x, y})));
                text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
            }
        return text;
    };
    return {[] { return QStringLiteral("activation"); }, [this] { return size(); },
            [self](QPainter &painter) { self->render(&painter); }, csv};
}

} // namespace vitrine
