#include "widgets/yolox/backbone/StagesPage.h"

#include "widgets/common/Format.h"
#include "widgets/common/LongCsv.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/backbone/BackboneRunner.h"
#include "widgets/yolox/backbone/BackboneTree.h"
#include "widgets/yolox/backbone/MapsPane.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <cassert>
#include <utility>

namespace vitrine {

QString backboneName(const YoloxSpec &spec)
{
    const QString kind =
        spec.backbone == YoloxSpec::Backbone::CspDarknet ? QStringLiteral("CSPDarknet") : QStringLiteral("Darknet53");
    return kind == QLatin1String("Darknet53")
        ? kind
        : QStringLiteral("%1 (%2)").arg(kind, QString::fromStdString(spec.name()));
}

QString pageOf(const BackbonePart &part)
{
    const std::string type = part.kind ? part.kind->type() : std::string();
    if (type == "CSPLayer")
        return QStringLiteral("csp");
    if (type == "SPPBottleneck")
        return QStringLiteral("spp");
    if (type == "BaseConv" || type == "SiLU" || type == "LeakyReLU")
        return QStringLiteral("act");
    if (type == "Bottleneck" || type == "ResLayer")
        return QStringLiteral("residual");
    return {};
}

StagesPage::StagesPage(const StationTools &tools, QWidget *parent)
    : BackbonePage(parent), m_tools(tools), m_runner(new BackboneRunner(tools.computeThread, this)),
      m_ownTitle(new QLabel), m_otherTitle(new QLabel), m_own(new BackboneTree), m_other(new BackboneTree),
      m_shown(m_own), m_runOther(new QPushButton), m_open(new QPushButton), m_progress(new QProgressBar),
      m_maps(new MapsPane(tools.computeThread))
{
    auto *sides = new QSplitter;
    sides->addWidget(makeColumn(m_ownTitle, m_own, m_open));
    auto *below = new QWidget;
    auto *row = new QHBoxLayout(below);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_runOther);
    row->addWidget(m_progress, 1);
    sides->addWidget(makeColumn(m_otherTitle, m_other, below));
    sides->addWidget(m_maps);
    sides->setChildrenCollapsible(false);
    sides->setStretchFactor(0, 3);
    sides->setStretchFactor(1, 3);
    sides->setStretchFactor(2, 5);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 8, 0, 0);
    all->addWidget(sides);
    m_progress->hide();
    m_progress->setRange(0, 100);

    for (BackboneTree *tree : {m_own, m_other}) {
        connect(tree, &BackboneTree::partSelected, this, [this, tree] {
            showPart(tree);
            emit stageChosen(tree->stageOf(*tree->current()));
        });
        connect(tree, &BackboneTree::stagePointed, m_own, &BackboneTree::setLitStage);
        connect(tree, &BackboneTree::stagePointed, m_other, &BackboneTree::setLitStage);
    }
    connect(m_maps, &MapsPane::failed, this, &BackbonePage::failed);
    connect(m_runOther, &QPushButton::clicked, this, &StagesPage::runOther);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const BackbonePart *part = m_own->current())
            emit openWanted(pageOf(*part), part->path);
    });
    connect(m_runner, &BackboneRunner::progressed, m_progress,
            [this](double share) { m_progress->setValue(static_cast<int>(share * 100)); });
    connect(m_runner, &BackboneRunner::busyChanged, this, [this](bool busy) {
        m_progress->setVisible(busy);
        setTexts();
    });
    connect(m_runner, &BackboneRunner::failed, this, &BackbonePage::failed);
    connect(m_runner, &BackboneRunner::ran, this, [this](int, const std::shared_ptr<const Trace> &trace) {
        m_other->setBackbone(m_otherParts, trace);
        setTexts();
        if (!m_other->current())
            m_other->select(m_otherParts->parts.front().path);
        showPart(m_other);
    });
    translated(this, [this] { setTexts(); });
}

QWidget *StagesPage::makeColumn(QLabel *title, BackboneTree *tree, QWidget *below)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setMinimumHeight(2 * fontMetrics().lineSpacing());
    layout->addWidget(title);
    layout->addWidget(tree, 1);
    layout->addWidget(below);
    return column;
}

void StagesPage::setTexts()
{
    m_runOther->setText(m_runner->isBusy() ? tr("Cancel") : tr("Run it too"));
    m_runOther->setToolTip(
        m_runner->isBusy() ? tr("Stops after the operation that is being computed")
                           : tr("Sends the same picture through this backbone, with fresh weights, to see its maps"));
    m_runOther->setEnabled(m_run != nullptr);
    m_progress->setAccessibleName(tr("Progress of the other backbone"));
    const auto titleFor = [this](const YoloxSpec &spec, const BackboneTree &tree) {
        const BackbonePart *whole = tree.backbone().get();
        return whole
            ? tr("%1: %2 parameters, %3 MACs")
                  .arg(backboneName(spec), formatCount(whole->figures.learnable), formatCount(whole->figures.macs))
            : QString();
    };
    m_ownTitle->setText(m_run ? titleFor(m_run->spec, *m_own) : tr("The network has not seen the picture yet."));
    m_otherTitle->setText(titleFor(m_otherSpec, *m_other));
    m_own->setAccessibleName(tr("This network's backbone"));
    m_other->setAccessibleName(tr("The other backbone"));
    m_maps->setHint(!m_run                 ? tr("The network has not seen the picture yet.")
                        : m_shown == m_own ? tr("Select a stage or a part of it to see its maps.")
                                           : tr("This backbone has not seen the picture: \"Run it too\"."));
    m_open->setText(tr("More of this part"));
    showOpeners();
}

void StagesPage::showOpeners()
{
    const BackbonePart *part = m_own->current();
    const QString page = part ? pageOf(*part) : QString();
    m_open->setEnabled(!page.isEmpty());
    m_open->setToolTip(page.isEmpty()
                           ? tr("For CSP layers, SPP, convolutions with their activation, and residual blocks")
                           : tr("Opens the tab that takes this part further apart"));
}

void StagesPage::setRun(std::shared_ptr<const YoloxRun> run)
{
    if (run == m_run)
        return;
    m_run = std::move(run);
    m_runner->cancel();
    if (!m_run) {
        // The columns stay as they are, unfolded and selected, for the next picture.
        m_own->setBackbone(m_own->backbone(), nullptr);
        m_other->setBackbone(m_other->backbone(), nullptr);
        m_maps->setPart(nullptr, nullptr);
        setTexts();
        return;
    }
    auto own = backboneOf(m_run->trace->graph);
    assert(own && "a YOLOX has a backbone");
    const std::string selected = m_own->current() ? m_own->current()->path : own->parts.front().path;
    m_own->setBackbone(std::make_shared<const BackbonePart>(*std::move(own)), m_run->trace);
    m_otherSpec = otherBackbone(m_run->spec);
    const GraphResult built =
        buildGraph(backboneNetwork(m_otherSpec, m_run->geometry.inputWidth, m_run->geometry.inputHeight), 1);
    assert(built.ok());
    m_otherParts = std::make_shared<const BackbonePart>(*backboneOf(*built.graph));
    m_other->setBackbone(m_otherParts, nullptr);
    m_shown = m_own;
    setTexts();
    m_own->select(selected);
    showPart(m_own);
}

void StagesPage::setPart(const std::string &path)
{
    m_own->select(path);
}

void StagesPage::showPart(BackboneTree *tree)
{
    m_shown = tree;
    setTexts();
    m_maps->setPart(tree->current(), tree->trace());
}

void StagesPage::runOther()
{
    if (m_runner->isBusy()) {
        m_runner->cancel();
        return;
    }
    m_progress->setValue(0);
    m_runner->run({{backboneNetwork(m_otherSpec, m_run->geometry.inputWidth, m_run->geometry.inputHeight),
                    {},
                    m_run->choice.seed,
                    {{"images", m_run->trace->output("images")}}}},
                  1);
}

bool StagesPage::climb()
{
    return m_maps->climb();
}

ExportSource StagesPage::exportSource() const
{
    ExportSource source = m_maps->exportSource();
    const auto own = [this] { return m_own->exportSource().csv() + QLatin1Char('\n'); };
    const ExportSource maps = source;
    if (longCsv(maps))
        source.csv = LongCsv{[own, maps] {
            LongTable table = longCsv(maps)->table();
            table.header.insert(0, own().toStdString());
            return table;
        }};
    else
        source.csv = [own, maps] { return own() + maps.csv(); };
    return source;
}

} // namespace vitrine
