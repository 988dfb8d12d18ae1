// YOLOX's label assignment of given predictions: which cells learn which objects, and how that came about.

#include "app/cli/Table.h"
#include "app/cli/Verb.h"
#include "core/detection/assign/CostMatrix.h"
#include "core/io/Safetensors.h"

#include <algorithm>

namespace vitrine {

namespace {

/// The tensors of an input file, as numbers; what CellPredictions looks at lies here.
struct AssignInput {
    std::vector<float> boxes, objectness, classLogits;
    int classes = 0;
    std::vector<TruthBox> truths;

    CellPredictions predictions(int size) const
    {
        return {{size, size},
                classes,
                {boxes, 4, 0},
                {objectness, 1, 0},
                {classLogits, static_cast<std::size_t>(classes), 0}};
    }
};

/// Of each ground truth's row one of the numbers of each pair.
template <typename Term>
nlohmann::ordered_json rowsOf(const CostMatrix &matrix, Term CostTerms::*term)
{
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        nlohmann::ordered_json numbers = nlohmann::ordered_json::array();
        for (std::size_t i = 0; i < matrix.cells.size(); ++i)
            numbers.push_back(matrix.at(row, i).*term);
        rows.push_back(std::move(numbers));
    }
    return rows;
}

nlohmann::ordered_json termsOf(const CostMatrix &matrix)
{
    return {{"iou", rowsOf(matrix, &CostTerms::iou)},
            {"iou_cost", rowsOf(matrix, &CostTerms::iouCost)},
            {"class_cost", rowsOf(matrix, &CostTerms::classCost)},
            {"preferred", rowsOf(matrix, &CostTerms::isPreferred)},
            {"cost", rowsOf(matrix, &CostTerms::cost)},
            {"chosen", rowsOf(matrix, &CostTerms::isChosen)},
            {"positive", rowsOf(matrix, &CostTerms::isPositive)}};
}

class AssignVerb : public Verb {
public:
    std::string name() const override { return "assign"; }
    std::string description() const override { return "YOLOX's label assignment: which cells learn which objects"; }

    void addOptions(CLI::App &app) override
    {
        app.add_option("--input", m_input,
                       "Predictions and ground truths (*.safetensors): boxes, cls_logits, obj_logits, gt_boxes, "
                       "gt_classes")
            ->required();
        app.add_option("--size", m_size, "Side of the network's square input, a multiple of 32")
            ->required()
            ->check(CLI::Range(32, 8192));
        addChoice<CandidateRule>(app, "--rule", m_settings.rule,
                                 {{"0.3", CandidateRule::Center}, {"0.1", CandidateRule::BoxOrCenter}},
                                 "Which cells are candidates: as in YOLOX 0.3 (default), or as before");
        app.add_option("--lambda", m_settings.lambda, "Weight of the IoU's cost")->check(finiteNonNegative());
        app.add_option("--top", m_settings.topIous, "k is the sum of so many of the best IoUs")
            ->check(CLI::Range(1, 1000));
        app.add_option("--radius", m_settings.radius, "Strides from the centre; 0: 1.5, or 2.5 by the older rule")
            ->check(CLI::Range(0.0F, 1000.0F));
        app.add_option("--out", m_out, "Assignment to write (*.safetensors)")->required();
        addCompute(app, m_common);
        addJson(app, m_common);
    }

    Result<Report> run() override
    {
        if (m_size % 32 != 0)
            return fail(VITRINE_TEXT("core", "The size %1 is not a multiple of 32."), m_size);
        const auto file = readSafetensors(m_input);
        if (!file)
            return file.error();
        const auto input = inputOf(file->tensors);
        if (!input)
            return inFile(m_input, input.error());
        const CellPredictions predictions = input->predictions(m_size);
        const Assignment assignment = assign(predictions, input->truths, m_settings);
        if (auto written = writeSafetensors(m_out, tensorsOf(assignment, predictions.grid.count())); !written)
            return written.error();
        return describe(*input, predictions, assignment);
    }

private:
    static Result<const Snapshot *> tensor(const TensorMap &tensors, const char *name, const Shape &shape)
    {
        const auto found = tensors.find(name);
        if (found == tensors.end())
            return fail(VITRINE_TEXT("core", "The tensor %1 is missing."), name);
        const Shape &real = found->second.shape();
        const bool fits = real.size() == shape.size()
            && std::equal(real.begin(), real.end(), shape.begin(),
                          [](auto size, auto wanted) { return wanted < 0 || size == wanted; });
        if (!fits)
            return fail(VITRINE_TEXT("core", "The tensor %1 has the shape %2, but should have %3 (-1: any size)."),
                        name, toString(real), toString(shape));
        return &found->second;
    }

    Result<AssignInput> inputOf(const TensorMap &tensors) const
    {
        const std::int64_t cells = CellGrid{m_size, m_size}.count();
        AssignInput input;
        const auto take = [&tensors](std::vector<float> &values, const char *name,
                                     const Shape &shape) -> Result<Shape> {
            const auto found = tensor(tensors, name, shape);
            if (!found)
                return found.error();
            values = (*found)->toFloats();
            return (*found)->shape();
        };
        if (auto boxes = take(input.boxes, "boxes", {cells, 4}); !boxes)
            return boxes.error();
        if (auto logits = take(input.objectness, "obj_logits", {cells, 1}); !logits)
            return logits.error();
        const auto logits = take(input.classLogits, "cls_logits", {cells, -1});
        if (!logits)
            return logits.error();
        input.classes = static_cast<int>((*logits)[1]);
        std::vector<float> boxes, classes;
        const auto shape = take(boxes, "gt_boxes", {-1, 4});
        if (!shape)
            return shape.error();
        if (auto taken = take(classes, "gt_classes", {(*shape)[0]}); !taken)
            return taken.error();
        for (std::size_t i = 0; i < classes.size(); ++i) {
            if (!(classes[i] >= 0 && classes[i] < static_cast<float>(input.classes)))
                return fail(VITRINE_TEXT("core", "Ground truth %1 has the class %2; there are classes 0 to %3."), i,
                            classes[i], input.classes - 1);
            const float *const box = boxes.data() + 4 * i;
            input.truths.push_back({{box[0], box[1], box[2], box[3]}, static_cast<int>(classes[i])});
        }
        return input;
    }

    static TensorMap tensorsOf(const Assignment &assignment, int cells)
    {
        std::vector<std::int64_t> foreground(static_cast<std::size_t>(cells), 0), matched;
        std::vector<float> ious;
        for (const Positive &positive : assignment.positives) {
            foreground[static_cast<std::size_t>(positive.cell)] = 1;
            matched.push_back(positive.truth);
            ious.push_back(positive.iou);
        }
        const auto count = static_cast<std::int64_t>(matched.size());
        return {{"foreground", Snapshot::of({cells}, std::move(foreground))},
                {"matched_gt", Snapshot::of({count}, std::move(matched))},
                {"iou", Snapshot::of({count}, std::move(ious))},
                {"k",
                 Snapshot::of({static_cast<std::int64_t>(assignment.k.size())},
                              std::vector<std::int64_t>(assignment.k.begin(), assignment.k.end()))}};
    }

    Report describe(const AssignInput &input, const CellPredictions &predictions, const Assignment &assignment) const
    {
        Report report;
        std::vector<std::vector<const Positive *>> own(input.truths.size());
        for (const Positive &positive : assignment.positives)
            own[static_cast<std::size_t>(positive.truth)].push_back(&positive);
        Table table({"ground truth", "class", "sum of the best IoUs", "k", "positives", "best IoU"});
        for (std::size_t i = 0; i < own.size(); ++i) {
            float best = 0;
            for (const Positive *positive : own[i])
                best = std::max(best, positive->iou);
            table.add({std::to_string(i), std::to_string(input.truths[i].classId), shortNumber(assignment.iouSums[i]),
                       std::to_string(assignment.k[i]), std::to_string(own[i].size()),
                       own[i].empty() ? "-" : shortNumber(best)});
        }
        report.text = table.text() + std::to_string(assignment.positives.size()) + " positives of "
            + std::to_string(assignment.candidates.size()) + " candidates and "
            + std::to_string(predictions.grid.count()) + " cells\n";
        if (assignment.unusable > 0)
            report.text +=
                std::to_string(assignment.unusable) + " candidates left out: their predictions are not numbers\n";
        if (wantsJson())
            report.json = toJson(input, predictions, assignment);
        return report;
    }

    nlohmann::ordered_json toJson(const AssignInput &input, const CellPredictions &predictions,
                                  const Assignment &assignment) const
    {
        nlohmann::ordered_json json{{"file", m_out},
                                    {"cells", predictions.grid.count()},
                                    {"candidates", assignment.candidates},
                                    {"unusable", assignment.unusable},
                                    {"k", assignment.k},
                                    {"iou_sums", assignment.iouSums}};
        json["positives"] = nlohmann::ordered_json::array();
        for (const Positive &positive : assignment.positives)
            json["positives"].push_back(
                {{"cell", positive.cell}, {"matched_gt", positive.truth}, {"iou", positive.iou}});
        json["conflicts"] = nlohmann::ordered_json::array();
        for (const Conflict &conflict : assignment.conflicts)
            json["conflicts"].push_back(
                {{"cell", conflict.cell}, {"claimants", conflict.claimants}, {"winner", conflict.winner}});
        json["terms"] = termsOf(costMatrix(predictions, input.truths, m_settings, assignment));
        return json;
    }

    std::string m_input;
    std::string m_out;
    int m_size = 0;
    AssignSettings m_settings;
};

} // namespace

std::unique_ptr<Verb> makeAssignVerb()
{
    return std::make_unique<AssignVerb>();
}

} // namespace vitrine
