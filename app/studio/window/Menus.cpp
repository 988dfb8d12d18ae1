#include "app/studio/window/Menus.h"

#include "app/studio/actions/Actions.h"
#include "widgets/session/Sources.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <optional>

namespace vitrine {

namespace {

/// Adds actions; a null command is a separator.
void fill(QMenu *menu, const Actions &actions, std::initializer_list<std::optional<Command>> commands)
{
    for (const auto command : commands) {
        if (command)
            menu->addAction(actions[*command]);
        else
            menu->addSeparator();
    }
}

} // namespace

Menus::Menus(const Actions &actions, QMainWindow *window) : QObject(window)
{
    QMenuBar *bar = window->menuBar();
    m_file = bar->addMenu(QString());
    fill(m_file, actions,
         {Command::NewNetwork, Command::Open, Command::OpenPictureFolder, Command::OpenDetector, Command::OpenTruth,
          Command::OpenMnist});
    m_presets = m_file->addMenu(QString());
    m_recent = m_file->addMenu(QString());
    fill(m_file, actions,
         {std::nullopt, Command::Save, Command::SaveAs, Command::CloseNetwork, std::nullopt, Command::LoadWeights,
          Command::BundledWeights, Command::FreshWeights, std::nullopt, Command::CopyView});
    m_export = m_file->addMenu(QString());
    fill(m_export, actions,
         {Command::SaveView, Command::SaveNumbers, Command::ExportFilm, Command::Record, std::nullopt,
          Command::ExportOnnx, Command::ExportPyTorch});
    fill(m_file, actions, {std::nullopt, Command::Quit});
    m_edit = bar->addMenu(QString());
    fill(m_edit, actions, {Command::Undo,          Command::Redo,
                           Command::Steps,         std::nullopt,
                           Command::Cut,           Command::Copy,
                           Command::Paste,         Command::Duplicate,
                           Command::SelectAll,     Command::FindBlock,
                           std::nullopt,           Command::AddBlock,
                           Command::RenameBlock,   Command::DeleteBlocks,
                           Command::DeleteAndJoin, std::nullopt,
                           Command::GroupBlocks,   Command::UngroupBlocks,
                           Command::ArrangeBlocks, std::nullopt,
                           Command::MakeBlock,     Command::ReplaceByParts,
                           Command::EditOwnBlock,  Command::KeepOwnBlock,
                           Command::ImportBlock,   std::nullopt,
                           Command::Preferences});
    m_input = bar->addMenu(QString());
    fill(m_input, actions, {Command::DrawDigit, Command::EditPixels, Command::NextItem, Command::PreviousItem});
    m_live = m_input->addMenu(QString());
    fill(m_live, actions,
         {Command::LiveVideo, Command::LiveCamera, Command::LiveClose, std::nullopt, Command::LiveFreeze,
          Command::LiveBack, Command::LiveForward, std::nullopt, Command::LiveLoop, Command::LiveMirror});
    m_fit = m_input->addMenu(QString());
    fill(m_fit, actions, {Command::Letterbox, Command::Crop, Command::Stretch, std::nullopt, Command::Invert});
    fill(m_input, actions, {std::nullopt, Command::Train, std::nullopt, Command::ShowDifference, Command::PutBack});
    m_run = bar->addMenu(QString());
    fill(m_run, actions, {Command::Play,    std::nullopt,           Command::StepForward,   Command::StepBack,
                          std::nullopt,     Command::First,         Command::Loss,          Command::Last,
                          std::nullopt,     Command::Backward,      Command::NextIteration, Command::PreviousIteration,
                          std::nullopt,     Command::RunToBlock,    Command::RunToEnd,      Command::Breakpoint,
                          std::nullopt,     Command::Climb,         std::nullopt,           Command::Laboratory,
                          Command::UnitLab, Command::GradientCheck, std::nullopt,           Command::Cancel});
    m_train = bar->addMenu(QString());
    fill(m_train, actions, {Command::TrainPanel,    Command::Playground, Command::LookAtData,       Command::PublicSets,
                            std::nullopt,           Command::TrainRun,   Command::TrainBatch,       Command::TrainEpoch,
                            Command::TrainReset,    std::nullopt,        Command::TwinPanel,        Command::TwinRun,
                            Command::TwinBatch,     Command::TwinEpoch,  Command::TwinReset,        Command::SaveTwins,
                            std::nullopt,           Command::Landscape,  Command::LandscapeCompute, std::nullopt,
                            Command::WeightsBefore, std::nullopt,        Command::SaveWeights,      Command::SaveRun,
                            Command::ResumeRun,     Command::SaveCurves});
    fill(m_train, actions, {std::nullopt, Command::FreezeBlocks});
    m_detect = bar->addMenu(QString());
    fill(m_detect, actions,
         {Command::Models, std::nullopt, Command::OpenCamera, Command::CaptureScreen, std::nullopt,
          Command::ClassAgnostic, std::nullopt, Command::Ghosts, Command::AllCandidates, Command::InputBorder,
          Command::GroundTruth, std::nullopt, Command::Compare, Command::SeeInside, Command::DetectBatch,
          Command::ExportVideo, Command::Evaluate});
    m_optimizers = bar->addMenu(QString());
    fill(m_optimizers, actions,
         {Command::NetworkRaces, std::nullopt, Command::SolidSurface, Command::LogHeights, Command::FanOfStarts,
          std::nullopt, Command::DuplicateCompetitor, Command::RemoveCompetitor, std::nullopt, Command::NotesFive,
          Command::FreshRace, std::nullopt, Command::CheckNotes});
    m_view = bar->addMenu(QString());
    fill(m_view, actions,
         {Command::NetworkRoom, Command::DetectRoom, Command::OptimizersRoom, Command::YoloxRoom, std::nullopt,
          Command::NextNetwork, Command::PreviousNetwork, std::nullopt});
    m_panels = m_view->addMenu(QString());
    m_heat = m_view->addMenu(QString());
    fill(m_heat, actions,
         {Command::HeatNone, Command::HeatParameters, Command::HeatMacs, Command::HeatMemory, Command::HeatField,
          Command::HeatTime});
    m_theme = m_view->addMenu(QString());
    fill(m_theme, actions, {Command::SystemTheme, Command::LightTheme, Command::DarkTheme});
    m_language = m_view->addMenu(QString());
    fill(m_language, actions, {Command::English, Command::Chinese});
    fill(m_view, actions,
         {std::nullopt, Command::CompareRuns, std::nullopt, Command::Health, std::nullopt, Command::GoInside,
          Command::GoOutside, Command::FitView, Command::ActualSize, std::nullopt, Command::Larger, Command::Smaller,
          Command::NormalSize, std::nullopt, Command::Present, Command::ResetLayout});
    m_help = bar->addMenu(QString());
    fill(m_help, actions,
         {Command::Palette, Command::Shortcuts, std::nullopt, Command::ReloadFirst, std::nullopt, Command::About});
    for (QMenu *menu : {m_file, m_presets, m_recent, m_export, m_edit, m_input, m_live, m_fit, m_run, m_train, m_detect,
                        m_optimizers, m_view, m_heat})
        menu->setToolTipsVisible(true);
    addPresets();
    retranslate();
}

void Menus::addPresets()
{
    for (const QString &name : presetNames())
        connect(m_presets->addAction(name), &QAction::triggered, this, [this, name] { emit presetChosen(name); });
}

void Menus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_presets->setTitle(tr("Open &Bundled Network"));
    m_recent->setTitle(tr("Open &Recent"));
    m_export->setTitle(tr("E&xport"));
    m_edit->setTitle(tr("&Edit"));
    m_input->setTitle(tr("&Input"));
    m_live->setTitle(tr("Vi&deo and Camera"));
    m_fit->setTitle(tr("&Fit"));
    m_run->setTitle(tr("&Run"));
    m_train->setTitle(tr("&Train"));
    m_detect->setTitle(tr("&Detect"));
    m_optimizers->setTitle(tr("&Optimizers"));
    m_view->setTitle(tr("&View"));
    m_panels->setTitle(tr("&Panels"));
    m_heat->setTitle(tr("&Heat Map"));
    m_theme->setTitle(tr("&Theme"));
    m_language->setTitle(tr("&Language"));
    m_help->setTitle(tr("&Help"));
}

} // namespace vitrine
