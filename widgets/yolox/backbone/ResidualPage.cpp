#include "widgets/yolox/backbone/ResidualPage.h"

#include "core/tensor/TensorDifference.h"
#include "core/yolox/BackboneParts.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/trial/TrialRunner.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/backbone/BackboneTree.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>

#include <algorithm>
#include <limits>

namespace vitrine {

namespace {

constexpr std::array kinds{Residual::Yolox, Residual::Darknet, Residual::ResNet};

std::size_t at(Residual which)
{
    return static_cast<std::size_t>(which);
}

const Composite &compositeAt(const Graph &graph, const std::string &path)
{
    return *std::ranges::find(graph.composites, path, &Composite::path);
}

/// The weights of a block of the run, under the name that it has in the trial.
TensorMap weightsOf(const Trace &trace, const std::string &path, const std::string &name)
{
    TensorMap weights;
    for (const auto &[each, tensor] : trace.weights)
        if (each.starts_with(path + '.'))
            weights.emplace(name + each.substr(path.size()), tensor);
    return weights;
}

} // namespace

ResidualPage::ResidualPage(const StationTools &tools, QWidget *parent)
    : BackbonePage(parent), m_tools(tools), m_runner(new TrialRunner(tools.computeThread, this)),
      m_choiceName(new QLabel), m_note(new QLabel), m_sentence(new QLabel), m_choice(new QComboBox)
{
    auto *top = new QHBoxLayout;
    top->addWidget(m_choiceName);
    top->addWidget(m_choice);
    top->addStretch(1);
    auto *columns = new QWidget;
    auto *row = new QHBoxLayout(columns);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    for (const Residual which : kinds)
        row->addWidget(makeColumn(which), 1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(columns);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_note->setWordWrap(true);
    m_sentence->setWordWrap(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 8, 0, 0);
    all->addLayout(top);
    all->addWidget(m_note);
    all->addWidget(scroll, 1);
    all->addWidget(m_sentence);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        m_wanted = m_choice->currentData().toString();
        ask();
    });
    connect(m_runner, &TrialRunner::ran, this, [this](const std::shared_ptr<const Trace> &trace) {
        m_trace = trace;
        showTrace();
    });
    connect(m_runner, &TrialRunner::failed, this, &BackbonePage::failed);
    translated(this, [this] { setTexts(); });
}

QWidget *ResidualPage::makeColumn(Residual which)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto *name = m_names[at(which)] = new QLabel;
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    layout->addWidget(name);
    for (const ResidualStep &what : residualSteps(which)) {
        Step step{what, new QLabel, new MapGridView};
        step.title->setTextFormat(Qt::PlainText);
        step.title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
        step.view->setScaleMode(ScaleMode::Map);
        step.view->setMinimumHeight(64);
        layout->addWidget(step.title);
        layout->addWidget(step.view, 1);
        m_steps[at(which)].push_back(step);
    }
    return column;
}

MapGridView *ResidualPage::view(Residual which, int step) const
{
    return m_steps[at(which)][static_cast<std::size_t>(step)].view;
}

QString ResidualPage::nameOf(Residual which) const
{
    switch (which) {
    case Residual::Yolox:
        return tr("YOLOX: Bottleneck");
    case Residual::Darknet:
        return tr("Darknet: a unit of ResN");
    case Residual::ResNet:
        return tr("ResNet: bottleneck");
    }
    return {};
}

QString ResidualPage::helpOf(Residual which) const
{
    switch (which) {
    case Residual::Yolox:
        return tr("y = x + conv3×3(conv1×1(x)), with SiLU in both convolutions and nothing after the sum");
    case Residual::Darknet:
        return tr("y = x + conv3×3(conv1×1(x)): half of the channels in between, LeakyReLU(0.1) in both convolutions, "
                  "nothing after the sum. ResN is N of these in a row.");
    case Residual::ResNet:
        return tr("y = ReLU(x + conv1×1(conv3×3(conv1×1(x)))): a quarter of the channels in between, no activation "
                  "before the sum and one after it. The notes describe this one.");
    }
    return {};
}

void ResidualPage::setTexts()
{
    m_choiceName->setText(tr("Maps from"));
    m_choice->setAccessibleName(m_choiceName->text());
    m_choice->setToolTip(tr("Which residual block of the run gives its input to all three"));
    for (const Residual which : kinds) {
        m_names[at(which)]->setText(nameOf(which));
        m_names[at(which)]->setToolTip(helpOf(which));
    }
    showTrace();
}

void ResidualPage::setRun(std::shared_ptr<const YoloxRun> run)
{
    if (run == m_run)
        return;
    m_run = std::move(run);
    fillChoice();
    ask();
}

void ResidualPage::fillChoice()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    const auto backbone = m_run ? backboneOf(m_run->trace->graph) : std::nullopt;
    for (const char *type : {"Bottleneck", "ResLayer"})
        for (const std::string &path : backbone ? compositesOf(m_run->trace->graph, type) : std::vector<std::string>())
            if (backbone->find(path))
                m_choice->addItem(QString::fromStdString(path.substr(backbone->path.size() + 1)),
                                  QString::fromStdString(path));
    m_choice->setCurrentIndex(std::max(m_choice->findData(m_wanted), 0));
}

void ResidualPage::setPart(const std::string &path)
{
    if (const int index = m_choice->findData(QString::fromStdString(path)); index >= 0)
        m_choice->setCurrentIndex(index);
}

void ResidualPage::ask()
{
    m_runner->cancel();
    m_trace.reset();
    showTrace();
    if (!m_run || m_choice->count() == 0)
        return;
    const std::string path = m_choice->currentData().toString().toStdString();
    const bool isYolox = compositeAt(m_run->trace->graph, path).kind->type() == "Bottleneck";
    const Snapshot input = inputAt(*m_run->trace, path);
    m_runner->run({residualNetwork(input.shape(), 1.0, isYolox && m_run->spec.depthwise),
                   weightsOf(*m_run->trace, path, isYolox ? "yolox" : "darknet"),
                   m_run->choice.seed,
                   {{"maps", input}}});
}

void ResidualPage::showTrace()
{
    m_difference = std::numeric_limits<double>::quiet_NaN();
    m_note->setVisible(!m_run);
    m_note->setText(tr("The network has not seen the picture yet."));
    m_choice->setEnabled(m_choice->count() > 0);
    for (std::vector<Step> &column : m_steps)
        for (Step &step : column) {
            const Snapshot maps = m_trace ? outputAt(*m_trace, step.what.path) : Snapshot();
            const QString title = QString::fromLatin1("%1").arg(QString::fromStdString(step.what.what))
                + (maps.valid() ? QStringLiteral(": ") + mapsOf(maps.shape()) : QString());
            step.title->setText(title);
            step.view->setTitle(title);
            if (maps.valid())
                step.view->setTensor(maps);
            else
                step.view->setMessage(m_run ? tr("Computing …") : QString());
        }
    if (!m_trace || m_choice->count() == 0) {
        m_sentence->clear();
        return;
    }
    const std::string path = m_choice->currentData().toString().toStdString();
    const bool isYolox = compositeAt(m_run->trace->graph, path).kind->type() == "Bottleneck";
    const Snapshot own = outputAt(*m_run->trace, path), tried = outputAt(*m_trace, isYolox ? "yolox" : "darknet");
    const bool addsInput =
        !isYolox || m_run->trace->graph.findNode(path + ".add") >= 0; // the last stage's bottlenecks add nothing
    if (addsInput) {
        TensorDifference difference;
        difference.add(own, tried);
        m_difference = difference.largest;
    }
    const QString name = nameOf(isYolox ? Residual::Yolox : Residual::Darknet);
    m_sentence->setText(
        addsInput
            ? tr("The same maps go through all three. \"%1\" has this run's weights: it differs from the run's own "
                 "block by %2 at most. The other two have fresh weights.")
                  .arg(name, formatNumber(m_difference))
            : tr("The same maps go through all three. In the run this block adds no input, since dark5 has no "
                 "shortcuts; here it does, to compare. The other two have fresh weights."));
}

ExportSource ResidualPage::exportSource() const
{
    auto *self = const_cast<ResidualPage *>(this); // rendering changes nothing
    const auto csv = [this] {
        QString text = QStringLiteral("block,step,maps,mean,std,zero_share\n");
        for (const Residual which : kinds)
            for (const Step &step : m_steps[at(which)]) {
                const Snapshot maps = m_trace ? outputAt(*m_trace, step.what.path) : Snapshot();
                if (!maps.valid())
                    continue;
                const Snapshot::Summary &summary = maps.summary();
                text += QStringLiteral("%1,\"%2\",%3,%4,%5,%6\n")
                            .arg(nameOf(which), QString::fromStdString(step.what.what), mapsOf(maps.shape()),
                                 formatExact(summary.mean), formatExact(summary.std), formatExact(summary.zeroShare));
            }
        return text;
    };
    return {[] { return QStringLiteral("residual"); }, [this] { return size(); },
            [self](QPainter &painter) { self->render(&painter); }, csv};
}

} // namespace vitrine
