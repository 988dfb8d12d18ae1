#pragma once

class QStackedWidget;
class QUndoStack;

namespace vitrine {

// What the Network room is put together from.

class BuildDesk;
class CanvasView;
class DataDesk;
class DocumentDesk;
class DocumentTabs;
class Documents;
class ExplanationPanel;
class FileOpener;
class HealthDesk;
class HeatDesk;
class History;
class InputPanel;
class InsideDesk;
class InspectorPanel;
class Lab;
class LabDesk;
class LandscapeDesk;
class LiveDesk;
class NetCompareDesk;
class NetworkExports;
class NetworkDocument;
struct NetworkScene;
class PlaygroundDesk;
class RippleDesk;
class SegmentedControl;
class Selection;
class Session;
class StepCursor;
class StepDesk;
class StepList;
class TrainDesk;
class TrainPages;
class TransportBar;
class TwinDesk;
class WeightLoader;

} // namespace vitrine
