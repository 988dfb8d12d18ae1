#include "app/studio/Actions.h"

#include "app/studio/ActionEntry.h"
#include "app/studio/Languages.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QWidget>

namespace vitrine {

namespace {

const char *const sourceProperty = "vitrineSource";
const char *const helpProperty = "vitrineHelp";
const char *const context = "Actions";

std::span<const ActionEntry> entries()
{
    static const auto table = std::to_array<ActionEntry>({
        {Command::NewNetwork,
         QT_TRANSLATE_NOOP("Actions", "&New Network"),
         QT_TRANSLATE_NOOP("Actions", "Begin with an empty canvas"),
         {QKeySequence::New}},
        {Command::Open,
         QT_TRANSLATE_NOOP("Actions", "&Open…"),
         QT_TRANSLATE_NOOP("Actions", "Open a picture, a network or weights"),
         {QKeySequence::Open}},
        {Command::OpenMnist, QT_TRANSLATE_NOOP("Actions", "Open &MNIST Folder…"),
         QT_TRANSLATE_NOOP("Actions", "Take pictures from a folder with MNIST's files")},
        {Command::OpenPictureFolder,
         QT_TRANSLATE_NOOP("Actions", "Open Picture F&older…"),
         QT_TRANSLATE_NOOP("Actions", "Go through the pictures of a folder"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_O}},
        {Command::OpenDetector, QT_TRANSLATE_NOOP("Actions", "Open &Detector…"),
         QT_TRANSLATE_NOOP("Actions", "Open YOLOX weights: .pth, .onnx or .safetensors")},
        {Command::OpenTruth,
         QT_TRANSLATE_NOOP("Actions", "Open &Annotations…"),
         QT_TRANSLATE_NOOP("Actions", "Open ground truth: COCO's JSON, Pascal VOC's XML or YOLO's labels"),
         {Qt::CTRL | Qt::Key_G}},
        {Command::Models, QT_TRANSLATE_NOOP("Actions", "Official &Weights…"),
         QT_TRANSLATE_NOOP("Actions", "Download YOLOX's official weights, and see which are there")},
        {Command::OpenCamera, QT_TRANSLATE_NOOP("Actions", "&Camera…"),
         QT_TRANSLATE_NOOP("Actions", "Detect in what a camera sees")},
        {Command::CaptureScreen, QT_TRANSLATE_NOOP("Actions", "&Screen"),
         QT_TRANSLATE_NOOP("Actions", "Detect in what is on the screen")},
        {Command::FreshWeights,
         QT_TRANSLATE_NOOP("Actions", "&Fresh Random Weights"),
         QT_TRANSLATE_NOOP("Actions", "Draw new weights by PyTorch's initialisation rules"),
         {Qt::CTRL | Qt::Key_R}},
        {Command::BundledWeights, QT_TRANSLATE_NOOP("Actions", "&Weights of the Network"),
         QT_TRANSLATE_NOOP("Actions", "Go back to the weights that came with the network")},
        {Command::ReloadFirst,
         QT_TRANSLATE_NOOP("Actions", "&LeNet-5 on a Digit"),
         QT_TRANSLATE_NOOP("Actions", "Open what the studio opens at its first start"),
         {Qt::CTRL | Qt::Key_Home}},
        {Command::CopyView,
         QT_TRANSLATE_NOOP("Actions", "&Copy View"),
         QT_TRANSLATE_NOOP("Actions", "Copy the stage as a picture"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_C}},
        {Command::SaveView,
         QT_TRANSLATE_NOOP("Actions", "Save &View…"),
         QT_TRANSLATE_NOOP("Actions", "Save what is on the stage as a picture"),
         {Qt::CTRL | Qt::Key_E}},
        {Command::SaveNumbers,
         QT_TRANSLATE_NOOP("Actions", "Save &Numbers…"),
         QT_TRANSLATE_NOOP("Actions", "Save the selected block's numbers, or the detections, as CSV"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_E}},
        {Command::Quit,
         QT_TRANSLATE_NOOP("Actions", "&Quit"),
         QT_TRANSLATE_NOOP("Actions", "Close the studio"),
         {QKeySequence::Quit}},
        {Command::Undo,
         QT_TRANSLATE_NOOP("Actions", "&Undo"),
         QT_TRANSLATE_NOOP("Actions", "Take back the last choice"),
         {QKeySequence::Undo}},
        {Command::Redo,
         QT_TRANSLATE_NOOP("Actions", "&Redo"),
         QT_TRANSLATE_NOOP("Actions", "Make the choice again"),
         {QKeySequence::Redo}},
        {Command::Paste,
         QT_TRANSLATE_NOOP("Actions", "&Paste"),
         QT_TRANSLATE_NOOP("Actions", "Take the blocks or the picture on the clipboard"),
         {QKeySequence::Paste}},
        {Command::Preferences,
         QT_TRANSLATE_NOOP("Actions", "P&references…"),
         QT_TRANSLATE_NOOP("Actions", "Language, theme, threads, memory, device, folders"),
         {Qt::CTRL | Qt::Key_Comma}},
        {Command::DrawDigit,
         QT_TRANSLATE_NOOP("Actions", "&Draw a Digit"),
         QT_TRANSLATE_NOOP("Actions", "Draw with the mouse; the network answers while you draw"),
         {Qt::Key_D},
         true},
        {Command::NextItem,
         QT_TRANSLATE_NOOP("Actions", "&Next Picture"),
         QT_TRANSLATE_NOOP("Actions", "Show the next picture of the set or folder"),
         {Qt::Key_N}},
        {Command::PreviousItem,
         QT_TRANSLATE_NOOP("Actions", "Pre&vious Picture"),
         QT_TRANSLATE_NOOP("Actions", "Show the previous picture of the set or folder"),
         {Qt::SHIFT | Qt::Key_N}},
        {Command::Letterbox,
         QT_TRANSLATE_NOOP("Actions", "&Letterbox"),
         QT_TRANSLATE_NOOP("Actions", "Fit the whole picture and fill the rest with background"),
         {},
         true},
        {Command::Crop,
         QT_TRANSLATE_NOOP("Actions", "&Crop"),
         QT_TRANSLATE_NOOP("Actions", "Fill the input and cut off what sticks out"),
         {},
         true},
        {Command::Stretch,
         QT_TRANSLATE_NOOP("Actions", "&Stretch"),
         QT_TRANSLATE_NOOP("Actions", "Scale each side on its own"),
         {},
         true},
        {Command::Invert,
         QT_TRANSLATE_NOOP("Actions", "&Invert"),
         QT_TRANSLATE_NOOP("Actions", "Make dark on light into light on dark"),
         {Qt::Key_I},
         true},
        {Command::Train,
         QT_TRANSLATE_NOOP("Actions", "&Training Mode"),
         QT_TRANSLATE_NOOP("Actions", "Batch norm uses the batch's own statistics, dropout drops"),
         {Qt::Key_T},
         true},
        {Command::TrainPanel,
         QT_TRANSLATE_NOOP("Actions", "&Train a Network"),
         QT_TRANSLATE_NOOP("Actions", "Show what training is set by"),
         {Qt::CTRL | Qt::Key_T}},
        {Command::Playground,
         QT_TRANSLATE_NOOP("Actions", "&Playground"),
         QT_TRANSLATE_NOOP("Actions",
                           "A small network over points of the plane, neuron by neuron; again for its blocks"),
         {Qt::CTRL | Qt::Key_P},
         true},
        {Command::Laboratory,
         QT_TRANSLATE_NOOP("Actions", "&Laboratory"),
         QT_TRANSLATE_NOOP("Actions", "Take the selected block apart and try what changes it"),
         {Qt::CTRL | Qt::Key_Return}},
        {Command::TrainRun,
         QT_TRANSLATE_NOOP("Actions", "Tr&ain or Pause"),
         QT_TRANSLATE_NOOP("Actions", "Train the network for all epochs; again to pause"),
         {Qt::Key_F5}},
        {Command::TrainBatch,
         QT_TRANSLATE_NOOP("Actions", "Train One &Batch"),
         QT_TRANSLATE_NOOP("Actions", "One step of the optimizer"),
         {Qt::Key_F6}},
        {Command::TrainEpoch,
         QT_TRANSLATE_NOOP("Actions", "Train One &Epoch"),
         QT_TRANSLATE_NOOP("Actions", "To the end of this epoch, its validation included"),
         {Qt::Key_F7}},
        {Command::TrainReset,
         QT_TRANSLATE_NOOP("Actions", "Start &Over"),
         QT_TRANSLATE_NOOP("Actions", "Stop and forget this run; the next one starts from the beginning"),
         {Qt::Key_F8}},
        {Command::WeightsBefore, QT_TRANSLATE_NOOP("Actions", "Weights be&fore Training"),
         QT_TRANSLATE_NOOP("Actions", "Go back to the weights that were shown when training began")},
        {Command::SaveWeights, QT_TRANSLATE_NOOP("Actions", "Save &Weights…"),
         QT_TRANSLATE_NOOP("Actions", "Save the weights that are shown (.safetensors)")},
        {Command::SaveNetwork, QT_TRANSLATE_NOOP("Actions", "Save Networ&k…"),
         QT_TRANSLATE_NOOP("Actions", "Save the network with the mean, deviation and classes of its data")},
        {Command::SaveRun, QT_TRANSLATE_NOOP("Actions", "Save &Run…"),
         QT_TRANSLATE_NOOP("Actions", "Save network, weights, figures and checkpoint into a folder")},
        {Command::ResumeRun, QT_TRANSLATE_NOOP("Actions", "&Go On with a Saved Run…"),
         QT_TRANSLATE_NOOP("Actions", "Open the folder of a run and go on where it stood")},
        {Command::SaveCurves, QT_TRANSLATE_NOOP("Actions", "Export Cur&ves…"),
         QT_TRANSLATE_NOOP("Actions", "Save the numbers of all curves as CSV")},
        {Command::LookAtData,
         QT_TRANSLATE_NOOP("Actions", "Look at the &Data"),
         QT_TRANSLATE_NOOP("Actions", "Samples, class balance, augmentations and split of the set to train on"),
         {Qt::Key_F9}},
        {Command::PublicSets, QT_TRANSLATE_NOOP("Actions", "Public Data &Sets…"),
         QT_TRANSLATE_NOOP("Actions", "Download MNIST, Fashion-MNIST or CIFAR, and see which are there")},
        {Command::Landscape,
         QT_TRANSLATE_NOOP("Actions", "Loss &Landscape"),
         QT_TRANSLATE_NOOP("Actions", "The loss around the network's weights, with the path that training took"),
         {Qt::CTRL | Qt::Key_L}},
        {Command::LandscapeCompute,
         QT_TRANSLATE_NOOP("Actions", "Compute Loss Landscape"),
         QT_TRANSLATE_NOOP("Actions", "Compute the loss around the network's weights; again to cancel"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_L}},
        {Command::TwinPanel,
         QT_TRANSLATE_NOOP("Actions", "&Compare with a Twin…"),
         QT_TRANSLATE_NOOP("Actions", "Runs that differ in one thing, cross-validation, ensembles: choose what"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_T}},
        {Command::TwinRun,
         QT_TRANSLATE_NOOP("Actions", "Compare or Pa&use"),
         QT_TRANSLATE_NOOP("Actions", "Train all runs of the comparison side by side; again to pause"),
         {Qt::SHIFT | Qt::Key_F5}},
        {Command::TwinBatch,
         QT_TRANSLATE_NOOP("Actions", "Compare One Batc&h"),
         QT_TRANSLATE_NOOP("Actions", "One step of the first run, and as much of the others"),
         {Qt::SHIFT | Qt::Key_F6}},
        {Command::TwinEpoch,
         QT_TRANSLATE_NOOP("Actions", "Compare O&ne Epoch"),
         QT_TRANSLATE_NOOP("Actions", "All runs to the end of this epoch"),
         {Qt::SHIFT | Qt::Key_F7}},
        {Command::TwinReset,
         QT_TRANSLATE_NOOP("Actions", "Forget the Co&mparison"),
         QT_TRANSLATE_NOOP("Actions", "Stop all its runs; the next comparison starts from the beginning"),
         {Qt::SHIFT | Qt::Key_F8}},
        {Command::SaveTwins, QT_TRANSLATE_NOOP("Actions", "E&xport the Comparison…"),
         QT_TRANSLATE_NOOP("Actions", "Save the curves of all runs and their gaps as CSV")},
        {Command::Play,
         QT_TRANSLATE_NOOP("Actions", "&Play"),
         QT_TRANSLATE_NOOP("Actions", "Run step by step to the end; again to pause"),
         {Qt::Key_Space},
         true},
        {Command::StepForward,
         QT_TRANSLATE_NOOP("Actions", "Step &Forward"),
         QT_TRANSLATE_NOOP("Actions", "Run the next block"),
         {Qt::Key_Right}},
        {Command::StepBack,
         QT_TRANSLATE_NOOP("Actions", "Step &Back"),
         QT_TRANSLATE_NOOP("Actions", "Go back to the state before this step"),
         {Qt::Key_Left}},
        {Command::First,
         QT_TRANSLATE_NOOP("Actions", "To the &Start"),
         QT_TRANSLATE_NOOP("Actions", "Go to the first step"),
         {Qt::Key_Home}},
        {Command::Loss,
         QT_TRANSLATE_NOOP("Actions", "To the &Loss"),
         QT_TRANSLATE_NOOP("Actions", "Go to where the forward pass ends"),
         {Qt::Key_L}},
        {Command::Last,
         QT_TRANSLATE_NOOP("Actions", "To the &End"),
         QT_TRANSLATE_NOOP("Actions", "Go to the last step of the backward pass"),
         {Qt::Key_End}},
        {Command::Backward,
         QT_TRANSLATE_NOOP("Actions", "Forward or Back&ward"),
         QT_TRANSLATE_NOOP("Actions", "Change between the two passes of the same block"),
         {Qt::Key_B}},
        {Command::Climb,
         QT_TRANSLATE_NOOP("Actions", "&Up One Level"),
         QT_TRANSLATE_NOOP("Actions", "From a number to its map, from a map to the network"),
         {Qt::Key_Escape}},
        {Command::Cancel,
         QT_TRANSLATE_NOOP("Actions", "&Cancel Run"),
         QT_TRANSLATE_NOOP("Actions", "Stop computing; what was shown stays"),
         {Qt::CTRL | Qt::Key_Period}},
        {Command::SeeInside,
         QT_TRANSLATE_NOOP("Actions", "See &Inside"),
         QT_TRANSLATE_NOOP("Actions", "Open the detector and this picture in the Network room, with every feature map"),
         {Qt::CTRL | Qt::Key_I}},
        {Command::Compare,
         QT_TRANSLATE_NOOP("Actions", "Com&pare Two Detectors"),
         QT_TRANSLATE_NOOP("Actions",
                           "Two detectors, or two settings of one, side by side, with a list of what differs"),
         {Qt::CTRL | Qt::Key_D},
         true},
        {Command::DetectBatch,
         QT_TRANSLATE_NOOP("Actions", "Detect in &Many Pictures…"),
         QT_TRANSLATE_NOOP("Actions", "Detect in a folder of pictures and write what was found into files"),
         {Qt::CTRL | Qt::Key_B}},
        {Command::ExportVideo, QT_TRANSLATE_NOOP("Actions", "Export Annotated &Video…"),
         QT_TRANSLATE_NOOP("Actions", "Detect in every frame of the open video and write it with its boxes")},
        {Command::Evaluate,
         QT_TRANSLATE_NOOP("Actions", "&Evaluate on Annotated Pictures"),
         QT_TRANSLATE_NOOP("Actions", "Average precision, precision-recall curve and confusion of classes"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_G}},
        {Command::ClassAgnostic,
         QT_TRANSLATE_NOOP("Actions", "Suppress &Across Classes"),
         QT_TRANSLATE_NOOP("Actions", "Boxes of different classes suppress each other (class-agnostic)"),
         {Qt::Key_A},
         true},
        {Command::Ghosts,
         QT_TRANSLATE_NOOP("Actions", "Show &Suppressed Boxes"),
         QT_TRANSLATE_NOOP("Actions", "Boxes that were suppressed, with the reason"),
         {Qt::Key_G},
         true},
        {Command::AllCandidates,
         QT_TRANSLATE_NOOP("Actions", "Show All &Candidates"),
         QT_TRANSLATE_NOOP("Actions", "Every box whose score passes the confidence threshold"),
         {Qt::Key_C},
         true},
        {Command::InputBorder,
         QT_TRANSLATE_NOOP("Actions", "Show the Network's &Input"),
         QT_TRANSLATE_NOOP("Actions", "The border of what the network sees, with its padding"),
         {},
         true},
        {Command::GroundTruth,
         QT_TRANSLATE_NOOP("Actions", "Show &Ground Truth"),
         QT_TRANSLATE_NOOP("Actions", "Annotated objects: matched, missed, and false alarms"),
         {Qt::SHIFT | Qt::Key_G},
         true},
        {Command::SolidSurface,
         QT_TRANSLATE_NOOP("Actions", "Surface in &Three Dimensions"),
         QT_TRANSLATE_NOOP("Actions", "The surface as a landscape, or from above"),
         {Qt::Key_V},
         true},
        {Command::FanOfStarts,
         QT_TRANSLATE_NOOP("Actions", "&Fan of 25 Starts"),
         QT_TRANSLATE_NOOP("Actions", "The selected competitor from a grid of 5 × 5 starts"),
         {Qt::Key_F},
         true},
        {Command::LogHeights,
         QT_TRANSLATE_NOOP("Actions", "&Logarithmic Heights"),
         QT_TRANSLATE_NOOP("Actions", "More colours and lines near the lowest place"),
         {},
         true},
        {Command::NotesFive, QT_TRANSLATE_NOOP("Actions", "The &Notes’ Five"),
         QT_TRANSLATE_NOOP("Actions", "Race SGD, momentum, Adagrad, RMSprop and Adam")},
        {Command::DuplicateCompetitor,
         QT_TRANSLATE_NOOP("Actions", "&Copy Competitor"),
         QT_TRANSLATE_NOOP("Actions", "The selected competitor once more, to change one thing about it"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_D}},
        {Command::RemoveCompetitor,
         QT_TRANSLATE_NOOP("Actions", "&Remove Competitor"),
         QT_TRANSLATE_NOOP("Actions", "Take the selected competitor out of the race"),
         {Qt::Key_Delete}},
        {Command::FreshRace, QT_TRANSLATE_NOOP("Actions", "Four &Optimizers on Rosenbrock"),
         QT_TRANSLATE_NOOP("Actions", "Set up the race that the room opened with at first")},
        {Command::NetworkRaces,
         QT_TRANSLATE_NOOP("Actions", "Race on &Networks"),
         QT_TRANSLATE_NOOP("Actions", "Optimizers on one network and its data, or on surfaces"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_R},
         true},
        {Command::CheckNotes,
         QT_TRANSLATE_NOOP("Actions", "Check the N&otes…"),
         QT_TRANSLATE_NOOP("Actions", "Put statements of the notes to the test: predict, then run a small experiment"),
         {Qt::CTRL | Qt::SHIFT | Qt::Key_N}},
        {Command::NetworkRoom,
         QT_TRANSLATE_NOOP("Actions", "&Network Room"),
         QT_TRANSLATE_NOOP("Actions", "See a network run, forward and backward"),
         {Qt::CTRL | Qt::Key_1},
         true},
        {Command::DetectRoom,
         QT_TRANSLATE_NOOP("Actions", "&Detect Room"),
         QT_TRANSLATE_NOOP("Actions", "See YOLOX find things in pictures, and why"),
         {Qt::CTRL | Qt::Key_2},
         true},
        {Command::OptimizersRoom,
         QT_TRANSLATE_NOOP("Actions", "&Optimizers Room"),
         QT_TRANSLATE_NOOP("Actions", "See optimizers race on surfaces and networks, and why each wins or fails"),
         {Qt::CTRL | Qt::Key_3},
         true},
        {Command::SystemTheme,
         QT_TRANSLATE_NOOP("Actions", "As the &System"),
         QT_TRANSLATE_NOOP("Actions", "Light or dark as the desktop asks"),
         {},
         true},
        {Command::LightTheme,
         QT_TRANSLATE_NOOP("Actions", "&Light"),
         QT_TRANSLATE_NOOP("Actions", "Dark text on light ground"),
         {},
         true},
        {Command::DarkTheme,
         QT_TRANSLATE_NOOP("Actions", "&Dark"),
         QT_TRANSLATE_NOOP("Actions", "Light text on dark ground"),
         {},
         true},
        {Command::English,
         QT_TRANSLATE_NOOP("Actions", "&English"),
         QT_TRANSLATE_NOOP("Actions", "Texts in English"),
         {},
         true},
        {Command::Chinese,
         QT_TRANSLATE_NOOP("Actions", "&Chinese"),
         QT_TRANSLATE_NOOP("Actions", "Texts in Chinese"),
         {},
         true},
        {Command::Larger,
         QT_TRANSLATE_NOOP("Actions", "&Larger"),
         QT_TRANSLATE_NOOP("Actions", "Make everything larger"),
         {Qt::CTRL | Qt::Key_Equal, Qt::CTRL | Qt::Key_Plus}},
        {Command::Smaller,
         QT_TRANSLATE_NOOP("Actions", "&Smaller"),
         QT_TRANSLATE_NOOP("Actions", "Make everything smaller"),
         {Qt::CTRL | Qt::Key_Minus}},
        {Command::NormalSize, QT_TRANSLATE_NOOP("Actions", "&Normal Size"),
         QT_TRANSLATE_NOOP("Actions", "Back to the size of the system's type")},
        {Command::Present,
         QT_TRANSLATE_NOOP("Actions", "&Presentation"),
         QT_TRANSLATE_NOOP("Actions", "Full screen with larger type, for a projector"),
         {Qt::Key_F11},
         true},
        {Command::Health,
         QT_TRANSLATE_NOOP("Actions", "Dead and E&xploding"),
         QT_TRANSLATE_NOOP("Actions",
                           "Mark blocks with vanishing, exploding or NaN gradients, dead or saturated units"),
         {Qt::Key_H},
         true},
        {Command::FitView,
         QT_TRANSLATE_NOOP("Actions", "&Fit to Window"),
         QT_TRANSLATE_NOOP("Actions", "Show the whole network or picture"),
         {Qt::CTRL | Qt::Key_0}},
        {Command::ActualSize,
         QT_TRANSLATE_NOOP("Actions", "&Actual Size"),
         QT_TRANSLATE_NOOP("Actions", "Show the network or picture at 100 %"),
         {Qt::CTRL | Qt::ALT | Qt::Key_0}},
        {Command::ResetLayout, QT_TRANSLATE_NOOP("Actions", "&Reset Layout"),
         QT_TRANSLATE_NOOP("Actions", "Put all panels where they were at the first start")},
        {Command::Palette,
         QT_TRANSLATE_NOOP("Actions", "&Find Action…"),
         QT_TRANSLATE_NOOP("Actions", "Find any action by its English or Chinese name"),
         {Qt::CTRL | Qt::Key_K}},
        {Command::Shortcuts,
         QT_TRANSLATE_NOOP("Actions", "&Keyboard Shortcuts"),
         QT_TRANSLATE_NOOP("Actions", "All keys at a glance"),
         {Qt::Key_Question, Qt::Key_F1}},
        {Command::About, QT_TRANSLATE_NOOP("Actions", "&About Vitrine"),
         QT_TRANSLATE_NOOP("Actions", "Version, and the licences of libraries, data and weights")},
    });
    return table;
}

QString plain(QString text)
{
    // Chinese texts carry their mnemonic in brackets: "打开(&O)…".
    if (const qsizetype at = text.indexOf(QStringLiteral("(&")); at >= 0)
        text.remove(at, 4);
    return text.remove(QLatin1Char('&'));
}

void group(QObject *parent, const QList<QAction *> &actions)
{
    auto *exclusive = new QActionGroup(parent);
    for (QAction *action : actions)
        exclusive->addAction(action);
}

} // namespace

Actions::Actions(QWidget *window) : QObject(window)
{
    for (const std::span<const ActionEntry> table : {entries(), buildActions()})
        for (const ActionEntry &entry : table)
            make(entry, window);
    const Actions &self = *this;
    group(window, {self[Command::Letterbox], self[Command::Crop], self[Command::Stretch]});
    group(window, {self[Command::NetworkRoom], self[Command::DetectRoom], self[Command::OptimizersRoom]});
    group(window, {self[Command::SystemTheme], self[Command::LightTheme], self[Command::DarkTheme]});
    group(window, {self[Command::English], self[Command::Chinese]});
    self[Command::Preferences]->setMenuRole(QAction::PreferencesRole);
    self[Command::Quit]->setMenuRole(QAction::QuitRole);
    self[Command::About]->setMenuRole(QAction::AboutRole);
    retranslate();
}

void Actions::make(const ActionEntry &entry, QWidget *window)
{
    auto *action = new QAction(window);
    action->setShortcuts(entry.keys);
    action->setCheckable(entry.checkable);
    action->setProperty(sourceProperty, QByteArray(entry.text));
    action->setProperty(helpProperty, QByteArray(entry.help));
    action->setObjectName(QStringLiteral("command%1").arg(static_cast<int>(entry.command)));
    window->addAction(action);
    m_actions[static_cast<std::size_t>(entry.command)] = action;
}

void Actions::retranslate()
{
    for (QAction *action : m_actions) {
        const QByteArray source = action->property(sourceProperty).toByteArray();
        const QByteArray help = action->property(helpProperty).toByteArray();
        action->setText(QCoreApplication::translate(context, source.constData()));
        const QString tip = QCoreApplication::translate(context, help.constData());
        action->setStatusTip(tip);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys));
    }
}

QString Actions::english(const QAction *action)
{
    const QByteArray source = action->property(sourceProperty).toByteArray();
    return plain(source.isEmpty() ? action->text() : QString::fromUtf8(source));
}

QString Actions::chinese(const QAction *action)
{
    const QByteArray source = action->property(sourceProperty).toByteArray();
    const QByteArray other = action->property("vitrineContext").toByteArray();
    return plain(source.isEmpty() ? action->text()
                                  : Languages::instance().chinese(other.isEmpty() ? context : other.constData(),
                                                                  source.constData()));
}

} // namespace vitrine
