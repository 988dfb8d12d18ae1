#include "widgets/detection/DetectorPanel.h"
#include "widgets/detection/BundledModel.h"

#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectSession.h"

#include <QComboBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QImage>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace vitrine {

namespace {

constexpr qsizetype recentLimit = 8;
constexpr std::array<int, 7> sizes{0, 320, 416, 512, 640, 800, 1024};

QComboBox *narrowBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    return box;
}

QLabel *captionOf(QWidget *buddy)
{
    auto *label = new QLabel(buddy->parentWidget());
    label->setProperty("caption", true);
    label->setBuddy(buddy);
    return label;
}

} // namespace

DetectorPanel::DetectorPanel(DetectSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_facts(new QLabel(this)), m_file(narrowBox(this)), m_size(narrowBox(this)),
      m_engine(narrowBox(this)), m_precision(narrowBox(this)), m_open(new QToolButton(this))
{
    m_fileCaption = captionOf(m_file);
    m_sizeCaption = captionOf(m_size);
    m_engineCaption = captionOf(m_engine);
    m_precisionCaption = captionOf(m_precision);
    build();
    connectAll();
    translated(this, [this] { retranslate(); });
}

void DetectorPanel::build()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_fileCaption, 0, 0, 1, 2);
    grid->addWidget(m_file, 1, 0);
    grid->addWidget(m_open, 1, 1);
    auto *how = new QGridLayout;
    how->setSpacing(4);
    how->setHorizontalSpacing(8);
    int column = 0;
    for (const auto &[caption, box] :
         {std::pair(m_sizeCaption, m_size), {m_engineCaption, m_engine}, {m_precisionCaption, m_precision}}) {
        how->addWidget(caption, 0, column);
        how->addWidget(box, 1, column);
        how->setColumnStretch(column++, 1);
        box->setMinimumContentsLength(4);
    }
    grid->addLayout(how, 2, 0, 1, 2);
    grid->addWidget(m_facts, 3, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    m_facts->setWordWrap(true);
    m_facts->setProperty("muted", true);
    for (int i = 0; i < 4; ++i)
        m_engine->addItem(QString());
    for (int i = 0; i < 2; ++i)
        m_precision->addItem(QString());
}

void DetectorPanel::connectAll()
{
    connect(m_session, &DetectSession::outcomeChanged, this, &DetectorPanel::showOutcome);
    connect(m_session, &DetectSession::failed, this, &DetectorPanel::showOutcome);
    connect(m_open, &QToolButton::clicked, this, &DetectorPanel::openWanted);
    connect(m_file, &QComboBox::activated, this, [this](int index) { openKnown(m_file->itemData(index).toString()); });
    connect(m_size, &QComboBox::activated, this,
            [this](int index) { m_session->setSize(m_size->itemData(index).toInt()); });
    connect(m_engine, &QComboBox::activated, this,
            [this](int index) { m_session->setEngine(static_cast<EngineChoice>(index)); });
    connect(m_precision, &QComboBox::activated, this,
            [this](int index) { m_session->setPrecision(static_cast<Precision>(index)); });
}

void DetectorPanel::openKnown(const QString &file)
{
    m_session->openDetector(file);
    // What it finds is on few photos: where nothing is shown yet, a scene is.
    const DetectPicture &picture = m_session->question().picture;
    if (file == shapesDemo() && picture.isNone())
        m_session->openImage(QImage(QStringLiteral(":/models/shapes-scene.png")), tr("Shapes"));
}

void DetectorPanel::setRecent(const QStringList &files)
{
    m_recent = files.mid(0, recentLimit);
    fillFiles();
}

void DetectorPanel::fillFiles()
{
    const QSignalBlocker blocker(m_file);
    m_file->clear();
    for (const QString &file : m_recent) {
        m_file->addItem(QFileInfo(file).fileName(), file);
        m_file->setItemData(m_file->count() - 1, file, Qt::ToolTipRole);
    }
    m_file->addItem(tr("Shapes demo"), shapesDemo());
    m_file->setItemData(m_file->count() - 1,
                        tr("A small YOLOX that this program trained itself: it finds circles, squares, triangles, "
                           "stars, rings and crosses. Nothing need be downloaded for it"),
                        Qt::ToolTipRole);
    const QString open = m_session->question().detector.file;
    m_file->setCurrentIndex(open.isEmpty() ? -1 : m_file->findData(open));
}

void DetectorPanel::fillSizes()
{
    const QSignalBlocker blocker(m_size);
    m_size->clear();
    for (const int size : sizes)
        m_size->addItem(size == 0 ? tr("Own") : QString::number(size), size);
    m_size->setCurrentIndex(m_size->findData(m_session->question().detector.size));
}

void DetectorPanel::showOutcome()
{
    const DetectorSource &source = m_session->question().detector;
    const auto outcome = m_session->outcome();
    const bool isFile = !source.file.isEmpty() && source.file != shapesDemo();
    if (outcome && outcome->detector && isFile && m_recent.value(0) != source.file) {
        m_recent.removeAll(source.file);
        m_recent.prepend(source.file);
        m_recent = m_recent.mid(0, recentLimit);
    }
    fillFiles();
    fillSizes();
    m_engine->setCurrentIndex(static_cast<int>(source.engine));
    m_precision->setCurrentIndex(static_cast<int>(source.precision));
    const bool isOpen = outcome && outcome->detector;
    for (QComboBox *box : {m_size, m_engine, m_precision})
        box->setEnabled(isOpen);
    m_facts->setText(facts());
    m_facts->setVisible(isOpen);
}

QString DetectorPanel::facts() const
{
    const auto outcome = m_session->outcome();
    if (!outcome || !outcome->detector)
        return {};
    const DetectorFacts &facts = *outcome->detector;
    // Numbers behind their words: no language needs a plural for that.
    return tr("%1, input %2 × %3, classes: %4")
        .arg(QString::fromStdString(facts.name))
        .arg(facts.width)
        .arg(facts.height)
        .arg(facts.classNames.size());
}

QString EngineNotes::text() const
{
    const auto outcome = m_session->outcome();
    if (!outcome || !outcome->detector)
        return {};
    const DetectorFacts &facts = *outcome->detector;
    QStringList lines;
    if (facts.engine.operations > 0)
        lines += tr("Steps of a run: %1, of them convolutions with batch norm and activation in one: %2")
                     .arg(facts.engine.operations)
                     .arg(facts.engine.fusedConvolutions);
    for (const Message &note : facts.engine.notes)
        lines += toText(note);
    for (const Message &warning : facts.warnings)
        lines += toText(warning);
    return lines.join(QLatin1Char('\n'));
}

EngineNotes::EngineNotes(DetectSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_caption(new QLabel(this)), m_text(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_caption);
    layout->addWidget(m_text);
    m_caption->setProperty("caption", true);
    m_text->setProperty("muted", true);
    m_text->setWordWrap(true);
    connect(session, &DetectSession::outcomeChanged, this, &EngineNotes::showOutcome);
    translated(this, [this] {
        m_caption->setText(tr("What the engine did"));
        showOutcome();
    });
}

void EngineNotes::showOutcome()
{
    m_text->setText(text());
    setVisible(!m_text->text().isEmpty());
}

void DetectorPanel::retranslate()
{
    m_fileCaption->setText(tr("Detector"));
    m_file->setPlaceholderText(tr("none open"));
    m_file->setToolTip(tr("The detectors opened last"));
    m_file->setAccessibleName(m_fileCaption->text());
    m_open->setText(tr("Open…"));
    m_open->setToolTip(tr("Open YOLOX weights: .pth, .onnx or .safetensors"));
    m_open->setAccessibleName(m_open->toolTip());
    m_sizeCaption->setText(tr("Input"));
    m_size->setToolTip(tr("Side of the square that pictures are fitted into, in pixels; Own: what the model was made "
                          "for. Larger finds smaller things and takes longer"));
    m_size->setAccessibleName(tr("Size of the input"));
    m_engineCaption->setText(tr("Engine"));
    m_engine->setToolTip(tr("What runs the network. Plan: convolution, batch norm and activation in one step, weights "
                            "packed beforehand. Plain: block by block. Auto: the fastest that agrees with Plain"));
    m_engine->setAccessibleName(m_engineCaption->text());
    const QStringList engines{tr("Auto"), tr("Plan"), tr("Plain"), QStringLiteral("OpenVINO")};
    for (int i = 0; i < m_engine->count(); ++i)
        m_engine->setItemText(i, engines[i]);
    m_precisionCaption->setText(tr("Numbers"));
    m_precision->setToolTip(tr("FP32: as trained. BF16: half the bytes, three digits; faster where the processor "
                               "computes in it"));
    m_precision->setAccessibleName(tr("Precision"));
    m_precision->setItemText(0, QStringLiteral("FP32"));
    m_precision->setItemText(1, QStringLiteral("BF16"));
    showOutcome();
}

} // namespace vitrine
