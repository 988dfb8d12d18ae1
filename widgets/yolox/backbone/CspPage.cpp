#include "widgets/yolox/backbone/CspPage.h"

#include "core/yolox/BackboneParts.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/backbone/BackboneTree.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int throughColour = 0, aroundColour = 1, mixColour = 2;
enum Bar { Channels, Parameters, Macs, Contribution, BarCount };

} // namespace

ShareBar::ShareBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ShareBar::setParts(const QString &title, std::vector<Part> parts)
{
    m_title = title;
    m_parts = std::move(parts);
    m_total = 0;
    QStringList texts;
    for (const Part &part : m_parts)
        m_total += part.amount;
    for (const Part &part : m_parts)
        texts += textOf(part);
    setAccessibleName(title);
    setAccessibleDescription(texts.join(QStringLiteral("; ")));
    update();
}

double ShareBar::shareOf(std::size_t part) const
{
    return m_total > 0 ? m_parts[part].amount / m_total : 0;
}

QSize ShareBar::sizeHint() const
{
    return {160, 2 * fontMetrics().height() + 6};
}

QString ShareBar::textOf(const Part &part) const
{
    const QString amount = part.amount == static_cast<double>(static_cast<std::int64_t>(part.amount))
        ? formatCount(static_cast<std::int64_t>(part.amount))
        : formatNumber(part.amount);
    return QStringLiteral("%1: %2 (%3)").arg(part.name, amount, formatShare(m_total > 0 ? part.amount / m_total : 0));
}

void ShareBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    const int line = fontMetrics().height();
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(QRect(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_title, Qt::ElideRight, width()));
    double left = 0;
    for (std::size_t i = 0; i < m_parts.size() && m_total > 0; ++i) {
        const double wide = shareOf(i) * width();
        const QRectF box(left, line + 1, wide, line + 2);
        painter.fillRect(box, m_parts[i].colour);
        painter.setPen(Theme::textOn(m_parts[i].colour));
        const QString text = formatShare(shareOf(i));
        if (fontMetrics().horizontalAdvance(text) + 4 < wide)
            painter.drawText(box, Qt::AlignCenter, text);
        left += wide;
    }
}

bool ShareBar::event(QEvent *event)
{
    const auto tip = [this](QPoint) {
        QStringList lines{m_title};
        for (const Part &part : m_parts)
            lines += textOf(part);
        if (!toolTip().isEmpty())
            lines += toolTip();
        return lines.join(QLatin1Char('\n'));
    };
    return showToolTip(event, this, tip) || QWidget::event(event);
}

CspPage::CspPage(QWidget *parent)
    : BackbonePage(parent), m_choice(new QComboBox), m_choiceName(new QLabel), m_note(new QLabel),
      m_sentence(new QLabel)
{
    for (int i = 0; i < PlaceCount; ++i) {
        m_titles.push_back(new QLabel);
        m_views.push_back(new MapGridView);
    }
    for (int i = 0; i < BarCount; ++i)
        m_bars.push_back(new ShareBar);
    layOut();
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        m_wanted = m_choice->currentData().toString();
        showLayer();
    });
    // The same map of the concatenation is pointed at in the path that brought it.
    connect(m_views[Joined], &MapGridView::hovered, this, [this](const std::optional<PlaneCell> &cell) {
        const std::int64_t half = m_study.through.channels;
        const bool isThrough = cell && cell->plane < half;
        m_views[Bottlenecks]->setHoveredCell(isThrough ? cell : std::nullopt);
        m_views[Around]->setHoveredCell(
            cell && !isThrough ? std::optional(PlaneCell{cell->plane - half, cell->y, cell->x}) : std::nullopt);
    });
    connect(m_views[Bottlenecks], &MapGridView::hovered, m_views[Joined], &MapGridView::setHoveredCell);
    connect(m_views[Around], &MapGridView::hovered, this, [this](std::optional<PlaneCell> cell) {
        if (cell)
            cell->plane += m_study.through.channels;
        m_views[Joined]->setHoveredCell(cell);
    });
    translated(this, [this] { setTexts(); });
}

QWidget *CspPage::makeView(Place place)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    QLabel *title = m_titles[place];
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    title->setTextFormat(Qt::PlainText);
    MapGridView *view = m_views[place];
    view->setScaleMode(ScaleMode::Map);
    column->addWidget(title);
    column->addWidget(view, 1);
    return box;
}

void CspPage::layOut()
{
    auto *top = new QHBoxLayout;
    top->addWidget(m_choiceName);
    top->addWidget(m_choice);
    top->addStretch(1);
    // As the paths run: in, two ways beside each other, together, out.
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    grid->addWidget(makeView(Input), 0, 0, 2, 1);
    grid->addWidget(makeView(Through), 0, 1);
    grid->addWidget(makeView(Bottlenecks), 0, 2);
    grid->addWidget(makeView(Around), 1, 1, 1, 2);
    grid->addWidget(makeView(Joined), 0, 3, 2, 1);
    grid->addWidget(makeView(Output), 0, 4, 2, 1);
    for (int column = 0; column < 5; ++column)
        grid->setColumnStretch(column, 1);
    auto *bars = new QHBoxLayout;
    bars->setSpacing(16);
    for (ShareBar *bar : m_bars)
        bars->addWidget(bar, 1);
    m_note->setWordWrap(true);
    m_sentence->setWordWrap(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 8, 0, 0);
    all->addLayout(top);
    all->addWidget(m_note);
    all->addLayout(grid, 1);
    all->addWidget(m_sentence);
    all->addLayout(bars);
}

QString CspPage::titleOfPlace(Place place) const
{
    switch (place) {
    case Input:
        return tr("In");
    case Through:
        return QStringLiteral("conv1");
    case Bottlenecks:
        return tr("Bottlenecks: %1").arg(m_study.through.parts.size() - 1);
    case Around:
        return tr("conv2, around them");
    case Joined:
        return tr("Concatenated");
    case Output:
        return tr("conv3, out");
    case PlaceCount:
        break;
    }
    return {};
}

void CspPage::setTexts()
{
    m_choiceName->setText(tr("CSP layer"));
    m_choice->setAccessibleName(m_choiceName->text());
    m_choice->setToolTip(tr("Which of the backbone's CSP layers is seen"));
    const bool hasLayer = !m_study.path.empty();
    m_note->setVisible(!hasLayer);
    m_note->setText(m_run ? tr("%1 has no CSP layers: all of its channels pass every residual block.").arg(m_run->name)
                          : tr("The network has not seen the picture yet."));
    m_sentence->setText(tr("conv1 and conv2 each take all channels and give half as many. One half goes through the "
                           "bottlenecks, the other goes around them; conv3 mixes both."));
    if (hasLayer)
        showLayer();
}

void CspPage::setRun(std::shared_ptr<const YoloxRun> run)
{
    if (run == m_run)
        return;
    m_run = std::move(run);
    {
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        const auto backbone = m_run ? backboneOf(m_run->trace->graph) : std::nullopt;
        for (const std::string &path :
             backbone ? compositesOf(m_run->trace->graph, "CSPLayer") : std::vector<std::string>())
            if (backbone->find(path))
                m_choice->addItem(QString::fromStdString(path.substr(backbone->path.size() + 1)),
                                  QString::fromStdString(path));
        m_choice->setCurrentIndex(std::max(m_choice->findData(m_wanted), 0));
    }
    showLayer();
    setTexts();
}

void CspPage::setPart(const std::string &path)
{
    if (const int index = m_choice->findData(QString::fromStdString(path)); index >= 0)
        m_choice->setCurrentIndex(index);
}

void CspPage::showLayer()
{
    const bool isAny = m_run && m_choice->count() > 0;
    const std::string path = isAny ? m_choice->currentData().toString().toStdString() : std::string();
    if (isAny && (path != m_study.path || m_study.output.data() != outputAt(*m_run->trace, path).data())) {
        m_study = cspOf(*m_run->trace, path);
        m_hasShares = false;
        m_job.start([this, study = m_study](const Cancel &cancel) -> LatestJob::Deliver {
            const CspShares shares = sharesOf(study, cancel);
            return [this, shares] {
                m_shares = shares;
                m_hasShares = true;
                showBars();
            };
        });
    } else if (!isAny) {
        m_study = {};
        m_job.cancel();
    }
    m_choice->setEnabled(isAny);
    const std::array<Snapshot, PlaceCount> tensors = isAny ? std::array{m_study.input,
                                                                        m_study.through.maps.front(),
                                                                        m_study.through.maps.back(),
                                                                        m_study.around.maps.back(),
                                                                        m_study.joined,
                                                                        m_study.output}
                                                           : std::array<Snapshot, PlaceCount>{};
    for (int i = 0; i < PlaceCount; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const QString title =
            isAny ? titleOfPlace(static_cast<Place>(i)) + QLatin1Char('\n') + mapsOf(tensors[at].shape()) : QString();
        m_titles[at]->setText(title);
        m_titles[at]->setToolTip(title);
        m_views[at]->setTitle(QString(title).replace(QLatin1Char('\n'), QLatin1String(": ")));
        if (isAny)
            m_views[at]->setTensor(tensors[at]);
        else
            m_views[at]->setMessage({});
    }
    showBars();
}

void CspPage::showBars()
{
    const auto parts = [](double through, double around, double mix) {
        std::vector<ShareBar::Part> all{{tr("through the bottlenecks"), through, classColour(throughColour)},
                                        {tr("around them"), around, classColour(aroundColour)}};
        if (mix > 0)
            all.push_back({tr("conv3"), mix, classColour(mixColour)});
        return all;
    };
    const auto real = [](std::int64_t number) { return static_cast<double>(number); };
    const CspStudy &csp = m_study;
    m_bars[Channels]->setParts(tr("Channels"), parts(real(csp.through.channels), real(csp.around.channels), 0));
    m_bars[Parameters]->setParts(
        tr("Parameters"), parts(real(csp.through.learnable), real(csp.around.learnable), real(csp.mixLearnable)));
    m_bars[Macs]->setParts(tr("MACs"), parts(real(csp.through.macs), real(csp.around.macs), real(csp.mixMacs)));
    m_bars[Contribution]->setParts(tr("In conv3's sums"),
                                   m_hasShares && !csp.path.empty() ? parts(m_shares.through, m_shares.around, 0)
                                                                    : std::vector<ShareBar::Part>());
    m_bars[Contribution]->setToolTip(
        tr("Root mean square of what the half of the channels adds to conv3's sums, on this picture"));
}

ExportSource CspPage::exportSource() const
{
    auto *self = const_cast<CspPage *>(this); // rendering changes nothing
    const auto csv = [this] {
        QString text = QStringLiteral("path,channels,parameters,macs,rms_in_conv3\n");
        const auto line = [&text](const char *name, const CspStudy::Path &path, double rms) {
            text += QStringLiteral("%1,%2,%3,%4,%5\n")
                        .arg(QLatin1String(name))
                        .arg(path.channels)
                        .arg(path.learnable)
                        .arg(path.macs)
                        .arg(formatExact(rms));
        };
        line("through", m_study.through, m_shares.through);
        line("around", m_study.around, m_shares.around);
        return text;
    };
    return {[] { return QStringLiteral("csp"); }, [this] { return size(); },
            [self](QPainter &painter) { self->render(&painter); }, csv};
}

} // namespace vitrine
