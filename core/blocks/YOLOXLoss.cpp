#include "core/blocks/support/Expression.h"
#include "core/blocks/support/LossBlock.h"
#include "core/detection/loss/LossOfRows.h"

#include <algorithm>

namespace vitrine {

namespace {

/// What YOLOX is trained with (arXiv 2107.08430; yolo_head.py, get_losses): label assignment by SimOTA, then IoU loss,
/// objectness and classes, L1 in the last epochs. Prediction: YOLOXHead's rows [N, cells, 5 + classes]; target: objects
/// [N, most, 5] as class, centre x, y, width, height in pixels of the input, rows of zeros filling up.
class YOLOXLoss : public LossBlock {
public:
    std::string type() const override { return "YOLOXLoss"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "YOLOX's loss: chooses the cells that learn each object, then compares boxes, "
                                        "objectness and classes."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "L = (w·Σ L_box + Σ BCE(obj) + Σ BCE(cls) + Σ L1) / n⁺"
                                     : "∂L/∂obj = (σ(x) − t) / n⁺,  ∂L/∂cls = (σ(x) − t·IoU) / n⁺";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

protected:
    Loss loss() const override { return Loss::Yolox; }

private:
    static std::optional<CellGrid> gridFor(const Params &params, const Shape &prediction)
    {
        const bool isSquare = params.isNull("image_size");
        const auto size = isSquare ? std::vector<std::int64_t>{0, 0} : params.integers("image_size");
        return gridOf(prediction[1], size[0], size[1]);
    }
    static DetectionLossSettings settingsOf(const Params &params)
    {
        DetectionLossSettings settings;
        settings.box = params.choice("iou_type") == "giou" ? BoxLossKind::Giou : BoxLossKind::Iou;
        settings.usesL1 = params.boolean("use_l1");
        settings.boxWeight = params.real("reg_weight");
        return settings;
    }
    static LossOfRows computed(const ExplainContext &context)
    {
        const Shape &shape = context.inputShape(0);
        return lossOfRows(*gridFor(context.params(), shape), static_cast<int>(shape[2]) - 5,
                          context.inputTensor(0).toFloats(), context.targetTensor().toFloats(),
                          static_cast<std::size_t>(shape[0]), settingsOf(context.params()));
    }
};

const std::vector<ParameterSpec> &YOLOXLoss::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "iou_type",
         .type = ParameterSpec::Type::Choice,
         .defaultValue = std::string("iou"),
         .help = Message::of(VITRINE_TEXT("core", "Loss of a box: 1 − IoU², or 1 − GIoU.")),
         .choices = {"iou", "giou"}},
        {.name = "reg_weight",
         .type = ParameterSpec::Type::Real,
         .defaultValue = 5.0,
         .help = Message::of(VITRINE_TEXT("core", "How much the boxes count beside objectness and classes.")),
         .min = 0,
         .max = 1000},
        {.name = "use_l1",
         .type = ParameterSpec::Type::Boolean,
         .defaultValue = false,
         .help = Message::of(
             VITRINE_TEXT("core", "Adds the distance of the raw x, y, w, h, as YOLOX does in its last epochs."))},
        {.name = "image_size",
         .type = ParameterSpec::Type::Integers,
         .help = Message::of(VITRINE_TEXT("core", "Height and width of the input in pixels; not set: a square.")),
         .min = 32,
         .max = 1 << 14,
         .nullable = true,
         .count = 2,
         .unit = "px"},
    };
    return specs;
}

Result<std::vector<Shape>> YOLOXLoss::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &rows = inputs[0];
    if (rows.size() != 3 || rows[2] < 6)
        return fail(VITRINE_TEXT("core",
                                 "it got an input of shape %1, but needs the rows of a YOLOXHead, [N, cells, 5 + "
                                 "classes]."),
                    toString(rows));
    if (!gridFor(params, rows))
        return fail(VITRINE_TEXT("core",
                                 "its input has %1 cells, which do not make up maps of strides 8, 16 and 32. Set "
                                 "image_size to the height and width of the network's input."),
                    rows[1]);
    return std::vector<Shape>{Shape{}};
}

std::vector<Value> YOLOXLoss::forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                                      std::span<const Shape> shapes) const
{
    const CellGrid grid = *gridFor(params, shapes[0]);
    const DetectionLossSettings settings = settingsOf(params);
    LossAttributes attributes;
    attributes.imageHeight = grid.height;
    attributes.imageWidth = grid.width;
    attributes.giou = settings.box == BoxLossKind::Giou;
    attributes.usesL1 = settings.usesL1;
    attributes.boxWeight = settings.boxWeight;
    return {ops.loss(Loss::Yolox, inputs[0], attributes)};
}

std::string YOLOXLoss::explainForward(ExplainContext &context, int, const Index &) const
{
    const DetectionLossTerms terms = computed(context).loss.terms;
    std::string sum = context.constant("L_box", terms.box) + " + " + context.constant("L_obj", terms.object) + " + "
        + context.constant("L_cls", terms.classes);
    if (context.params().boolean("use_l1"))
        sum += " + " + context.constant("L_1", terms.l1);
    return sum;
}

std::string YOLOXLoss::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const LossOfRows found = computed(context);
    const auto &positives = found.assignments[static_cast<std::size_t>(index[0])].positives;
    const auto positive = std::ranges::find(positives, static_cast<int>(index[1]), &Positive::cell);
    const bool isPositive = positive != positives.end();
    const std::string gradient = context.outputGradient({});
    if (index[2] != 4 && !isPositive)
        return "0 * " + gradient; // a cell without an object learns its objectness alone
    const double count = std::max(1, found.loss.positives);
    if (index[2] < 4) {
        const Shape &shape = context.inputShape(0);
        const auto at = static_cast<std::size_t>((index[0] * shape[1] + index[1]) * shape[2] + index[2]);
        return gradient + " * " + context.constant("Σ ∂ℓ/∂x", found.gradient[at] * count) + " / "
            + context.constant("n⁺", count);
    }
    double target = isPositive ? 1 : 0;
    if (index[2] > 4) {
        const auto truths =
            truthsOfRows(context.targetTensor().toFloats(), static_cast<std::size_t>(context.inputShape(0)[0]));
        const TruthBox &truth = truths[static_cast<std::size_t>(index[0])][static_cast<std::size_t>(positive->truth)];
        target = truth.classId == index[2] - 5 ? positive->iou : 0;
    }
    const std::string sigmoid = "1 / (1 + exp(-" + context.input(0, index) + "))";
    return gradient + " * (" + sigmoid + " - " + context.constant("t", target) + ") / " + context.constant("n⁺", count);
}

} // namespace

std::unique_ptr<BlockKind> makeYOLOXLoss()
{
    return std::make_unique<YOLOXLoss>();
}

} // namespace vitrine
